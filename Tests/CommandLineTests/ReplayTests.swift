import Foundation
import Testing

struct `A season without a screen` {
  @Test func `two processes with the same seed write the same journal`() throws {
    try Program.inFolder { folder in
      for name in ["a", "b"] {
        let outcome = try Program.run(
          "replay", "--trader", "random", "--seed", "7", "--out", name, in: folder)
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(outcome.complaint.isEmpty, "progress is for terminals only")
      }
      let first = try Data(contentsOf: folder.appending(path: "a/journal.jsonl"))
      let second = try Data(contentsOf: folder.appending(path: "b/journal.jsonl"))
      #expect(first == second)
      for name in ["run.json", "summary.json", "nav.csv", "trades.csv", "position.jsonl"] {
        #expect(
          FileManager.default.fileExists(atPath: folder.appending(path: "a/\(name)").path),
          "\(name)")
      }
      let verified = try Program.run("verify", "a", "b", in: folder)
      #expect(verified.status == 0)
      #expect(verified.output.split(separator: "\n").allSatisfy { $0.contains("identical") })
      let score = try Program.run("score", "a", "b", "--format", "json", in: folder)
      let runs = try JSONSerialization.jsonObject(with: Data(score.output.utf8)) as? [[String: Any]]
      #expect(runs?.count == 2)
      #expect(runs?.first?["days"] as? Int == 20)
    }
  }

  @Test func `a run is never written over another`() throws {
    try Program.inFolder { folder in
      #expect(try Program.run("replay", "--trader", "cash", "--out", "a", in: folder).status == 0)
      let before = try Data(contentsOf: folder.appending(path: "a/journal.jsonl"))
      let again = try Program.run("replay", "--trader", "random", "--out", "a", in: folder)
      #expect(again.status == 1)
      #expect(again.complaint.contains("holds a run already"))
      #expect(try Data(contentsOf: folder.appending(path: "a/journal.jsonl")) == before)
    }
  }

  @Test func `a tampered byte is found`() throws {
    try Program.inFolder { folder in
      #expect(
        try Program.run("replay", "--trader", "random", "--days", "5", "--out", "a", in: folder)
          .status == 0)
      let file = folder.appending(path: "a/journal.jsonl")
      let whole = try Data(contentsOf: file)
      for place in stride(from: 10, to: whole.count, by: whole.count / 12) {
        var damaged = whole
        damaged[place] ^= 1
        try damaged.write(to: file)
        let outcome = try Program.run("verify", "a", in: folder)
        #expect(outcome.status == 1, "byte \(place)")
        #expect(!outcome.output.contains("identical"))
      }
    }
  }

  @Test func `a run cut anywhere goes on to the same end`() throws {
    try Program.inFolder { folder in
      #expect(
        try Program.run("replay", "--trader", "random", "--days", "8", "--out", "a", in: folder)
          .status == 0)
      let file = folder.appending(path: "a/journal.jsonl")
      let whole = try Data(contentsOf: file)
      for part in [0.1, 0.37, 0.5, 0.83, 0.999] {
        try whole.prefix(Int(Double(whole.count) * part)).write(to: file)
        let outcome = try Program.run(
          "replay", "--trader", "random", "--days", "8", "--out", "a", "--resume", in: folder)
        #expect(outcome.status == 0, "\(part): \(outcome.complaint)")
        #expect(try Data(contentsOf: file) == whole, "cut at \(part)")
      }
    }
  }

  @Test func `a changed bar is found by verify`() throws {
    try Program.inFolder { folder in
      #expect(
        try Program.run(
          "market", "generate", "--seed", "3", "--history", "30", "--out", "m",
          in: folder
        ).status == 0)
      #expect(
        try Program.run(
          "replay", "--market", "m", "--trader", "buy-and-hold", "--days", "5", "--out", "a",
          in: folder
        ).status == 0)
      let file = folder.appending(path: "m/daily.csv")
      var text = try String(contentsOf: file, encoding: .utf8)
      text += text.suffix(1)
      try text.write(to: file, atomically: true, encoding: .utf8)
      let outcome = try Program.run("verify", "a", in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.complaint.contains("daily.csv"))
    }
  }

  @Test(.enabled(if: Program.model != nil, "the language model has not been fetched: make model"))
  func `the agent's journal does not depend on the number of threads`() throws {
    let model = try #require(Program.model)
    try Program.inFolder { folder in
      for threads in ["1", "2"] {
        let outcome = try Program.run(
          "replay", "--model", model, "--days", "2", "--seed", "7", "--calls-per-day", "3",
          "--threads", threads, "--out", threads, in: folder)
        #expect(outcome.status == 0, "\(outcome.complaint)")
      }
      let one = try Data(contentsOf: folder.appending(path: "1/journal.jsonl"))
      let two = try Data(contentsOf: folder.appending(path: "2/journal.jsonl"))
      #expect(one == two)
      #expect(try Program.run("verify", "1", in: folder).status == 0)
    }
  }
}
