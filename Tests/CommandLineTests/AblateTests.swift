import Foundation
import TestSupport
import Testing

struct `An ablation` {
  @Test func `compares modes and goes on where it stopped`() throws {
    let model = try TinyModelFile(isMiniMax: true)
    defer { model.remove() }
    try Program.inFolder { folder in
      func ablate(_ more: String...) throws -> Program.Outcome {
        try Program.run(
          arguments: [
            "ablate", "--model", model.path, "--seasons", "2", "--days", "1", "--modes",
            "interleaved,token-matched", "--calls-per-day", "2", "--thought-tokens", "8", "--out",
            "o",
          ] + more, in: folder)
      }
      let first = try ablate("--format", "json")
      #expect(first.status == 0, "\(first.complaint)")
      let board = try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any]
      #expect(board?["runs"] as? Int == 4)
      let rows = try #require(board?["rows"] as? [[String: Any]])
      let invalid = rows.filter { $0["metric"] as? String == "invalid_calls_pct" }
      #expect(invalid.compactMap { ($0["value"] as? [String: Any])?["mean"] as? Double } == [0, 0])
      let again = try ablate()
      #expect(again.status == 1 && again.complaint.contains("--resume"))
      let resumed = try ablate("--format", "json", "--resume")
      #expect(resumed.output == first.output)
      let other = try Program.run(
        arguments: ["ablate", "--model", model.path, "--seasons", "3", "--out", "o", "--resume"],
        in: folder)
      #expect(other.status == 1 && other.complaint.contains("other seats, seasons or terms"))
    }
  }

  @Test func `refuses modes that do not exist`() throws {
    let outcome = try Program.run("ablate", "--modes", "interleaved,deep", "--out", "o")
    #expect(outcome.status == 2)
    #expect(outcome.complaint.contains("unknown mode 'deep'"))
  }

  @Test func `a season is thought again with any number of threads, and by no other model`() throws
  {
    let model = try TinyModelFile(isMiniMax: false)
    defer { model.remove() }
    try Program.inFolder { folder in
      let season = try Program.run(
        "replay", "--model", model.path, "--days", "2", "--calls-per-day", "2", "--out", "o",
        "--thinking", "shuffled", in: folder)
      #expect(season.status == 0, "\(season.complaint)")
      for threads in ["1", "2"] {
        let verified = try Program.run(
          "verify", "o", "--reinfer", "--model", model.path, "--threads", threads, in: folder)
        #expect(verified.status == 0, "\(verified.complaint)")
        #expect(verified.output.contains("regenerated"))
      }
      let random = try Program.run("replay", "--trader", "random", "--out", "r", in: folder)
      #expect(random.status == 0)
      let none = try Program.run("verify", "r", "--reinfer", in: folder)
      #expect(none.status == 1 && none.complaint.contains("no language model"))
      let wrong = try TinyModelFile(isMiniMax: false, seed: 2)
      defer { wrong.remove() }
      let other = try Program.run(
        "verify", "o", "--reinfer", "--model", wrong.path, in: folder)
      #expect(other.status == 1 && other.complaint.contains("digest"))
    }
  }
}
