import Dashboard
import Journal
import Market
import MarketData
import Scoring
import Simulation
import TradingTypes

/// A run's folder: the journal is the record, everything else is derived from it and never read back.
struct RunFolder {
  let path: String

  /// The record.
  var journal: String { path + "/journal.jsonl" }

  /// The journal of the run folder at `path`; a path to a journal file is taken as it is.
  ///
  /// - Throws: ``CommandFailure`` when there is no journal.
  static func journal(at path: String) throws -> String {
    let file = path.hasSuffix(".jsonl") ? path : RunFolder(path: path).journal
    guard Folders.exists(file) else {
      if ContestFolder.isContest(path) {
        throw CommandFailure(
          "\(path): holds a contest, not a run",
          hint: "its board is in leaderboard.txt; 'fupan watch' shows it")
      }
      throw CommandFailure(
        "\(path): there is no journal.jsonl", hint: "give the folder that --out named")
    }
    return file
  }

  /// The market of the run in the folder at `path`, masked when `header` says that the run's was.
  ///
  /// - `name`: the market it was made on; nil for the one that the folder names.
  /// - Throws: what reading the market throws.
  static func market(
    at path: String, called name: String?, for header: RunHeader
  ) throws -> (market: MarketRecord, mask: MaskedMarket?) {
    let name = name ?? RunFile.marketFolder(of: path) ?? MarketSource.embeddedName
    let market = try MarketSource.market(name)
    let mask = try MaskedMarket(of: market, for: header)
    return (mask?.market ?? market, mask)
  }

  /// Reads the record of the run folder, or of the journal file, at `path`.
  ///
  /// - Throws: as ``journal(at:)``, and what reading it throws.
  static func record(at path: String) throws -> JournalRecord {
    try JournalRecord(contentsOf: try journal(at: path))
  }

  /// The run in the folder, or in the journal file, at `path`, to compare with.
  ///
  /// - Throws: what ``record(at:)`` throws.
  static func rival(at path: String) throws -> Rival {
    Rival(name: name(of: path), entries: try record(at: path).entries())
  }

  /// What a run is called: the name of its folder.
  static func name(of path: String) -> String {
    let name = path.split(separator: "/").last { $0 != "." && $0 != "journal.jsonl" }
    return name.map(String.init) ?? path
  }

  /// Refuses a folder that holds a run already.
  ///
  /// - Throws: ``CommandFailure`` that says how to go on.
  func refuseRun() throws {
    guard Folders.exists(journal) else { return }
    throw CommandFailure(
      "\(path): holds a run already", hint: "choose another --out, or continue it with --resume")
  }

  /// Makes the folder ready for a run with `header` on the market called `market`; a mask's key is
  /// kept beside the journal.
  ///
  /// - Throws: ``CommandFailure`` when it holds a run that is not to be resumed.
  func prepare(
    resuming: Bool, header: RunHeader, market: String, mask: MaskedMarket? = nil
  ) throws {
    try Folders.make(path, for: .run)
    if !resuming { try refuseRun() }
    // What describes a run that was begun with other options stays; going on with it is refused.
    if resuming, let begun = try? JournalRecord(contentsOf: journal, checking: .lines).header(),
      begun != header
    {
      return
    }
    let absolute = market == MarketSource.embeddedName ? market : Folders.absolute(market)
    try WholeFile.write(
      try RunFile(header: header, market_folder: absolute).text(), to: path + "/run.json")
    if let mask { try WholeFile.write(mask.key.csv, to: path + "/" + MaskedMarket.keyFile) }
  }

  /// Trades the season of `setup`, from the start or where the journal stops.
  ///
  /// - Throws: what the season throws.
  func trade(
    _ setup: SeasonSetup, resuming: Bool, watchedBy observer: any RunObserver, stop: StopRequest
  ) throws -> SeasonResult {
    if resuming, Folders.exists(journal) {
      return try Season.resume(
        setup.plan, on: setup.market, by: setup.seat.trader, at: journal, watchedBy: observer,
        stop: stop)
    }
    return try Season.run(
      setup.plan, on: setup.market, by: setup.seat.trader,
      into: JournalWriter(creating: journal), watchedBy: observer, stop: stop)
  }

  /// Writes the derived files of a run whose `entries` are complete or not.
  ///
  /// - Throws: ``CommandFailure`` when a file cannot be written.
  ///
  /// `standing` adds luck and skill to the summary.
  @discardableResult
  func writeDerived(
    from entries: [JournalEntry], market: MarketRecord, standing: RunStanding
  ) throws -> RunSummary? {
    guard let plain = RunSummary(of: entries) else { return nil }
    let summary = standing.adding(to: plain, of: entries)
    try TogetherWork.perform([
      { [path] in
        try WholeFile.write(
          RunExports.positionLedger(of: entries, symbols: market.instruments.map(\.symbol)),
          to: path + "/position.jsonl")
      },
      { [path] in
        try WholeFile.write(
          RunExports.tradesCSV(of: entries) { market.instrument($0)?.name ?? "" },
          to: path + "/trades.csv")
      },
      { [path] in
        try WholeFile.write(try summary.json() + "\n", to: path + "/summary.json")
        try WholeFile.write(summary.curve.csv(), to: path + "/nav.csv")
        if let dialogue = SeasonDialogue(run: entries) {
          try WholeFile.write(try dialogue.openAIMessages(), to: path + "/transcript.jsonl")
        }
      },
    ])
    return summary
  }
}
