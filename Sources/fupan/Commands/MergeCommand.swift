import ArgumentParser
import Scoring

/// `fupan merge`: the parts of a contest into one board.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join the parts of a contest and rank its seats.",
    discussion: """
      The parts must come from the same contest file; every run must be in one of them. The same runs \
      give the same bytes, however they were divided.

      Example:
        fupan merge out/part-* --out out/contest
      """)

  @Argument(help: "Folders that 'fupan compete' wrote.")
  var parts: [String]

  @Option(help: "Folder to write; may be one of the parts.")
  var out: String

  @Option(help: "Contest file the parts were made from: reveals the seeds in seeds.json.")
  var contest: String?

  @Option(help: "How to print the board.")
  var format = OutputFormat.text

  func run() throws {
    let folders = parts.map { ContestFolder(path: $0) }
    var first: (roster: ContestRoster, text: String)?
    for folder in folders {
      guard let found = try folder.roster() else {
        throw CommandFailure(
          "\(folder.path): there is no contest.json", hint: "give folders of 'fupan compete'")
      }
      if let first, first.text != found.text {
        throw CommandFailure(
          "\(folder.path): is part of another contest than \(parts[0])",
          hint: "all parts must be made from the same contest file")
      }
      first = first ?? found
    }
    guard let (roster, text) = first else { throw CommandFailure("there is nothing to merge") }
    let results = try roster.results(in: folders)
    let folder = ContestFolder(path: out)
    if let frozen = try folder.roster(), frozen.text != text {
      throw CommandFailure(
        "\(out): holds another contest than \(parts[0])", hint: "choose another --out")
    }
    let seeds = try contest.map { try revealedSeeds(in: $0, of: roster) }
    try Folders.make(out, for: .contest)
    try WholeFile.write(text, to: folder.rosterFile)
    if let seeds {
      try WholeFile.write(try JSONLine.text(seeds) + "\n", to: folder.path + "/seeds.json")
    }
    let board = try folder.writeBoard(roster, results)
    switch format {
    case .text: Console.say(board.text)
    case .json: Console.say(try board.json())
    }
  }

  /// The seeds of the contest in `file`, which must be those that `roster` commits to.
  private func revealedSeeds(in file: String, of roster: ContestRoster) throws -> ContestSeeds {
    let plan = try ContestPlan(ContestFile.read(TextFile.read(file), file: file), path: file)
    guard let problem = plan.revealed.problem(with: roster) else { return plan.revealed }
    throw CommandFailure(
      "\(file): \(problem)", hint: "give the contest file that the parts were made from")
  }
}
