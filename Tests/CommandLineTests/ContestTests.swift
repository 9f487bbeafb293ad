import Foundation
import Testing

struct `A contest` {
  static let file = """
    name = "small"
    seed = 7
    seasons = 3
    days = 5
    history = 80
    luck = 20
    [[seat]]
    trader = "momentum"
    [[seat]]
    name = "dice"
    trader = "random"
    """
  static let boards = [
    "results.jsonl", "leaderboard.txt", "leaderboard.md", "leaderboard.csv", "leaderboard.json",
    "index.html",
  ]

  @Test func `merges to the same bytes however it is divided`() throws {
    try Program.inFolder { folder in
      try Data(Self.file.utf8).write(to: folder.appending(path: "c.toml"))
      let whole = try Program.run("compete", "c.toml", "--out", "whole", in: folder)
      #expect(whole.status == 0, "\(whole.complaint)")
      for shard in ["3/4", "1/4", "4/4", "2/4", "3/4"] {
        let part = try Program.run(
          "compete", "c.toml", "--out", "part\(shard.prefix(1))", "--shard", shard, "--jobs", "1",
          in: folder)
        #expect(part.status == 0, "\(part.complaint)")
      }
      let merged = try Program.run(
        "merge", "part4", "part1", "part2", "part3", "--out", "merged", in: folder)
      #expect(merged.status == 0, "\(merged.complaint)")
      #expect(merged.output == whole.output)
      for name in Self.boards {
        let one = try Data(contentsOf: folder.appending(path: "whole/\(name)"))
        let many = try Data(contentsOf: folder.appending(path: "merged/\(name)"))
        #expect(one == many && !one.isEmpty, "\(name)")
      }
    }
  }

  @Test func `freezes its roster, does not overwrite and hides seeds until the end`() throws {
    try Program.inFolder { folder in
      try Data(Self.file.utf8).write(to: folder.appending(path: "c.toml"))
      #expect(
        try Program.run("compete", "c.toml", "--out", "o", "--shard", "1/2", in: folder).status == 0
      )
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "o/seeds.json").path))
      let again = try Program.run("compete", "c.toml", "--out", "o", in: folder)
      #expect(again.status == 1 && again.complaint.contains("holds a contest already"))
      #expect(try Program.run("merge", "o", "--out", "m", in: folder).status == 1)
      let other = Self.file.replacingOccurrences(of: "seed = 7", with: "seed = 8")
      try Data(other.utf8).write(to: folder.appending(path: "d.toml"))
      let changed = try Program.run("compete", "d.toml", "--out", "o", "--resume", in: folder)
      #expect(changed.status == 1 && changed.complaint.contains("frozen"))
      #expect(
        try Program.run("compete", "c.toml", "--out", "o", "--resume", in: folder).status == 0)
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "o/seeds.json").path))
    }
  }

  @Test(arguments: [
    ("seats = 1\n", "c.toml"), ("[[seat]]\ntrader = \"nobody\"\n", "nobody"),
    ("seasons = \"x\"\n[[seat]]\ntrader = \"cash\"\n", "wrong type"), ("a = = 1", "c.toml:1:"),
    ("[[seat]]\ntrader = \"cash\"\ncolour = \"red\"\n", "colour"),
  ])
  func `a wrong file is named in one line`(text: String, names: String) throws {
    try Program.inFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: "c.toml"))
      let outcome = try Program.run("compete", "c.toml", "--out", "o", in: folder)
      #expect(outcome.status != 0)
      #expect(outcome.complaintLines.count == 1 && outcome.complaint.contains(names))
    }
  }
}
