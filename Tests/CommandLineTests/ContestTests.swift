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

  @Test func `calibration plays fewer seasons than its search for an edge takes`() throws {
    let outcome = try Program.run(
      "calibrate", "--contests", "1", "--seats", "2", "--seasons", "1", "--luck", "2")
    #expect(outcome.status == 0, "\(outcome.complaint)")
    #expect(outcome.output.contains("No signal, 1 contest of 2 equal random seats over 1 season"))
  }

  @Test func `stops at the first result that cannot be written, says so once and continues`() throws
  {
    try Program.inFolder { folder in
      try Data(Self.file.utf8).write(to: folder.appending(path: "c.toml"))
      // A folder where a result is first written: what a full disk does, for one file.
      let obstacle = folder.appending(path: "out/results/000001/momentum.1.json.part")
      try FileManager.default.createDirectory(at: obstacle, withIntermediateDirectories: true)
      let stopped = try Program.run("compete", "c.toml", "--out", "out", "--jobs", "1", in: folder)
      #expect(stopped.status == 1)
      #expect(stopped.complaintLines.count == 1, "\(stopped.complaint)")
      #expect(stopped.complaint.contains("momentum.1.json: cannot be written"))
      #expect(stopped.complaint.contains("continue with --resume"))
      #expect(
        !FileManager.default.fileExists(
          atPath: folder.appending(path: "out/results/000002").path), "nothing more is played")
      try FileManager.default.removeItem(at: obstacle)
      let resumed = try Program.run("compete", "c.toml", "--out", "out", "--resume", in: folder)
      let whole = try Program.run("compete", "c.toml", "--out", "whole", in: folder)
      #expect(resumed.status == 0 && resumed.output == whole.output, "\(resumed.complaint)")
    }
  }

  @Test(arguments: [
    ("seasons = 1", "there is no seat; hint: add [[seat]]"),
    (
      "seasons = 1\n[[seat]]\nname = \"A\"\ntrader = \"cash\"\n[[seat]]\nname = \"a\"\ntrader = \"kdj\"",
      "seats 'A' and 'a' differ only in capitals; hint: give each seat a name of its own"
    ),
    (
      "seasons = 1\n[[seat]]\ntrader = \"human\"",
      "no contest seats the trader 'human'; hint: one of agent, cash,"
    ),
    ("seasons = 1\n[[seat]]\ntrader = \"agent\"\nthinking = \"loud\"", "'loud' is invalid"),
    ("seasons = 1\ncash = -5\n[[seat]]\ntrader = \"cash\"", "--cash -5.00 is out of range"),
    (
      "[[season]]\nmarket = \"m\"\nstart = \"2031-01-01\"\n[[seat]]\ntrader = \"cash\"",
      "has no trading days from 2031-01-01 on. hint: start earlier"
    ),
  ]) func `says in one line what its file asks for in vain`(file: String, complaint: String) throws
  {
    try Program.inFolder { folder in
      _ = try Program.run(
        "market", "generate", "--seed", "1", "--days", "3", "--history", "5", "--out", "m",
        in: folder)
      try Data(file.utf8).write(to: folder.appending(path: "c.toml"))
      let outcome = try Program.run("compete", "c.toml", "--out", "o", in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.complaint.contains(complaint), "\(outcome.complaint)")
      #expect(outcome.complaintLines.count == 1 && outcome.complaint.hasPrefix("error: "))
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
      #expect(again.status == 1 && again.complaint.contains("holds the contest already"))
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

  @Test func `adds the baselines that nobody entered, and none when told`() throws {
    try Program.inFolder { folder in
      for (name, head, rows) in [("with", "", 13), ("without", "baselines = false\n", 3)] {
        let file = folder.appending(path: "\(name).toml")
        try Data((head + Self.file).utf8).write(to: file)
        let outcome = try Program.run("compete", file.path, "--out", name, in: folder)
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let csv = try String(
          contentsOf: folder.appending(path: "\(name)/leaderboard.csv"), encoding: .utf8)
        #expect(csv.split(separator: "\n").count == rows)
        #expect(csv.contains("oracle,baseline,") == (rows > 3))
        #expect(csv.contains("momentum,ranked,"))
      }
    }
  }

  @Test func `writes a job for Slurm and Kubernetes and runs nothing`() throws {
    try Program.inFolder { folder in
      try Data(Self.file.utf8).write(to: folder.appending(path: "it's.toml"))
      let outcome = try Program.run(
        "compete", "it's.toml", "--out", "o", "--slurm", "--kubernetes", "--parts", "3", in: folder)
      #expect(outcome.status == 0, "\(outcome.complaint)")
      #expect(outcome.output.contains("sbatch --parsable '"))
      let script = try String(contentsOf: folder.appending(path: "o/slurm.sh"), encoding: .utf8)
      #expect(script.contains("#SBATCH --array=1-3\n") && script.contains("'it'\\''s.toml'"))
      let yaml = try String(
        contentsOf: folder.appending(path: "o/kubernetes.yaml"), encoding: .utf8)
      #expect(yaml.contains("completionMode: Indexed") && yaml.contains("not run by its makers"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "o/results").path))
    }
  }

  @Test func `reveals after a merge the seeds it committed to, and no others`() throws {
    try Program.inFolder { folder in
      try Data(Self.file.utf8).write(to: folder.appending(path: "c.toml"))
      let other = Self.file.replacingOccurrences(of: "seed = 7", with: "seed = 8")
      try Data(other.utf8).write(to: folder.appending(path: "d.toml"))
      let part = try Program.run("compete", "c.toml", "--out", "p", "--shard", "1/1", in: folder)
      #expect(part.status == 0, "\(part.complaint)")
      let wrong = try Program.run("merge", "p", "--out", "m", "--contest", "d.toml", in: folder)
      #expect(wrong.status == 1 && wrong.complaint.contains("not the one committed to"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "m/seeds.json").path))
      let right = try Program.run("merge", "p", "--out", "m", "--contest", "c.toml", in: folder)
      #expect(right.status == 0, "\(right.complaint)")
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "m/seeds.json").path))
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
