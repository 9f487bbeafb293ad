import FoundationEssentials
import Glibc
import Scoring

/// A contest's folder: `contest.json`, one file a run under `results/`, and what is made of them.
struct ContestFolder {
  let path: String

  /// The file with what is fixed before the first run.
  var rosterFile: String { path + "/contest.json" }

  /// The name of a season's folders.
  func seasonName(_ season: Int) -> String {
    let number = String(season)
    return String(repeating: "0", count: max(0, 6 - number.count)) + number
  }

  /// The file of one run.
  func resultFile(season: Int, seat: String, attempt: Int) -> String {
    "\(path)/results/\(seasonName(season))/\(seat).\(attempt).json"
  }

  /// The folder of one run whose journal is kept.
  func runFolder(season: Int, seat: String, attempt: Int) -> String {
    "\(path)/runs/\(seasonName(season))/\(seat).\(attempt)"
  }

  /// The result of one run; nil when there is none, or only part of one.
  func result(season: Int, seat: String, attempt: Int) -> ContestResult? {
    let file = resultFile(season: season, seat: seat, attempt: attempt)
    guard Folders.exists(file), let text = try? TextFile.read(file),
      let result = try? JSONDecoder().decode(ContestResult.self, from: Data(text.utf8)),
      result.season == season, result.seat == seat, result.attempt == attempt
    else { return nil }
    return result
  }

  /// Writes the result of one run, whole or not at all.
  ///
  /// A crash of the machine may leave a part of it; a part is no result, and the run is done again.
  /// - Throws: ``CommandFailure`` when it cannot be written.
  func write(_ result: ContestResult) throws {
    let file = resultFile(season: result.season, seat: result.seat, attempt: result.attempt)
    try WholeFile.write(try result.line() + "\n", to: file, isDurable: false)
  }

  /// The roster in the folder, or nil when there is none yet.
  ///
  /// - Throws: ``CommandFailure`` when the file is not a roster.
  func roster() throws -> (roster: ContestRoster, text: String)? {
    guard Folders.exists(rosterFile) else { return nil }
    let text = try TextFile.read(rosterFile)
    guard let roster = try? JSONDecoder().decode(ContestRoster.self, from: Data(text.utf8)) else {
      throw CommandFailure("\(rosterFile): is not a contest's roster")
    }
    return (roster, text)
  }

  /// Writes what is fixed before the first run, or makes sure that the folder was begun with the same.
  ///
  /// - `kind`: what the folder holds, for refusals.
  /// - `isContinued`: whether it may have been begun already.
  /// - Throws: ``CommandFailure`` when it was begun otherwise, or may not have been begun.
  func begin(_ roster: ContestRoster, kind: String, isContinued: Bool) throws {
    try Folders.make(path, for: .contest)
    let text = try JSONLine.text(roster) + "\n"
    guard let found = try self.roster() else { return try WholeFile.write(text, to: rosterFile) }
    guard found.text == text else {
      throw CommandFailure(
        "\(rosterFile): the \(kind) was begun with other seats, seasons or terms",
        hint: "they are frozen; choose another --out")
    }
    guard isContinued else {
      throw CommandFailure(
        "\(path): holds the \(kind) already",
        hint: "continue it with --resume, or choose another --out")
    }
  }

  /// The jobs that have no result yet.
  func pending(_ jobs: [ContestJob], of plan: ContestPlan) -> [ContestJob] {
    jobs.filter {
      result(season: $0.season, seat: plan.seats[$0.seat].name, attempt: $0.attempt) == nil
    }
  }

  /// Writes the board of `results` in every form, and the results themselves in one file.
  ///
  /// The same results give the same bytes.
  /// - Throws: ``CommandFailure`` when a file cannot be written.
  @discardableResult
  func writeBoard(_ roster: ContestRoster, _ results: [ContestResult]) throws -> ContestBoard {
    let board = roster.board(of: results)
    try WholeFile.write(
      try results.map { try $0.line() + "\n" }.joined(), to: path + "/results.jsonl")
    try WholeFile.write(board.text + "\n", to: path + "/leaderboard.txt")
    try WholeFile.write(board.markdown, to: path + "/leaderboard.md")
    try WholeFile.write(board.csv, to: path + "/leaderboard.csv")
    try WholeFile.write(try board.json() + "\n", to: path + "/leaderboard.json")
    try WholeFile.write(ContestPage(board).html, to: path + "/index.html")
    return board
  }
}
