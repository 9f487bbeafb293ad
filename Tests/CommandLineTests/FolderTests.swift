import Foundation
import Testing

struct `A folder that a command is told to write` {
  private func exists(_ name: String, in folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  @Test func `a run does not move into a market or a contest`() throws {
    try Program.inFolder { folder in
      let generated = try Program.run(
        "market", "generate", "--seed", "1", "--days", "3", "--history", "5", "--out", "m",
        in: folder)
      #expect(generated.status == 0, "\(generated.complaint)")
      let run = try Program.run("replay", "--trader", "cash", "--out", "m", in: folder)
      #expect(run.status == 1 && run.complaint.contains("m: holds a market"))
      #expect(!exists("m/run.json", in: folder))
      #expect(
        try Program.run("market", "inspect", "m", in: folder).status == 0, "still a market")
    }
  }

  @Test func `a contest does not move into a run`() throws {
    try Program.inFolder { folder in
      #expect(
        try Program.run("replay", "--trader", "cash", "--days", "2", "--out", "r", in: folder)
          .status == 0)
      try Data(`A contest`.file.utf8).write(to: folder.appending(path: "c.toml"))
      for more in [[], ["--resume"], ["--slurm"]] {
        let contest = try Program.run(
          arguments: ["compete", "c.toml", "--out", "r"] + more, in: folder)
        #expect(contest.status == 1 && contest.complaint.contains("r: holds a run"), "\(more)")
        #expect(!exists("r/contest.json", in: folder))
      }
    }
  }

  @Test func `a folder without a name is a usage error, a file in its place is named`() throws {
    try Program.inFolder { folder in
      let nameless = try Program.run("replay", "--trader", "cash", "--out", "", in: folder)
      #expect(nameless.status == 2 && nameless.complaintLines.count == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      try Data("x".utf8).write(to: folder.appending(path: "f"))
      let file = try Program.run("replay", "--trader", "cash", "--out", "f", in: folder)
      #expect(file.status == 1 && file.complaint.contains("f: is not a folder"))
    }
  }

  @Test func `going on with other options changes nothing in the folder`() throws {
    try Program.inFolder { folder in
      #expect(
        try Program.run("replay", "--trader", "random", "--days", "2", "--out", "r", in: folder)
          .status == 0)
      let description = folder.appending(path: "r/run.json")
      let before = try Data(contentsOf: description)
      let other = try Program.run(
        "replay", "--trader", "random", "--days", "2", "--seed", "9", "--out", "r", "--resume",
        in: folder)
      #expect(other.status == 1 && other.complaint.contains("started with seed 1, not 9"))
      #expect(try Data(contentsOf: description) == before)
    }
  }
}
