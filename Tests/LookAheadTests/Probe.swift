import Dashboard
import Journal
import Ledger
import Market
import Simulation
import Terminal
import TestSupport
import TradingTypes

/// Trades as another trader does until one decision, writes down all that can be seen there, and
/// stops the run.
final class Probe: Trader {
  /// Thrown when the decision was reached.
  struct Reached: Error {}

  let name: String
  /// What was seen, a line each; the last one is the journal with the other trader's orders in it.
  private(set) var sights: [String] = []
  private let trader: any Trader
  private let day: Int
  private let minute: Int32
  private let watcher: Watcher
  private let look: (any TradingDesk, [JournalEntry]) throws -> [String]

  /// A probe of the decision that day number `day` has at `minute`.
  init(
    _ trader: any Trader, day: Int, minute: Int32, watcher: Watcher,
    look: @escaping (any TradingDesk, [JournalEntry]) throws -> [String]
  ) {
    name = trader.name
    self.trader = trader
    self.day = day
    self.minute = minute
    self.watcher = watcher
    self.look = look
  }

  func decide(at desk: any TradingDesk) throws {
    guard desk.dayNumber == day, desk.view.asOf.minute == minute else {
      return try trader.decide(at: desk)
    }
    sights = try look(desk, watcher.entries)
    try trader.decide(at: desk)
    throw Reached()
  }

  func dayClosed(at desk: any TradingDesk) throws { try trader.dayClosed(at: desk) }
}

/// Keeps the entries of a run.
final class Watcher: RunObserver {
  nonisolated(unsafe) private(set) var entries: [JournalEntry] = []

  func journalled(_ entry: JournalEntry) { entries.append(entry) }
  func streamed(_ kind: StreamKind, _ text: String) {}
}

/// A person who asks what orders would do, and keeps the answers.
final class Asker: SeatPort {
  private(set) var reports: [SeatReport] = []
  private var questions: [SeatCommand]

  init(_ questions: [OrderRequest]) {
    self.questions = questions.map { .quote($0) } + [.endDecision]
  }

  func publish(_ report: SeatReport) { reports.append(report) }
  func nextCommand() -> SeatCommand? { questions.isEmpty ? nil : questions.removeFirst() }
}

/// What a desk shows to whoever sits at it.
enum DeskSight {
  static func lines(_ desk: any TradingDesk, asking requests: [OrderRequest]) -> [String] {
    let view = desk.view
    let symbols = view.instruments.map(\.symbol)
    var lines = [
      "calendar \(view.calendar)", "news \(view.news)", "actions \(view.actions)",
      "index \(view.indexDays()) \(view.indexHours())", "\(desk.portfolio)",
      "\(desk.buyingPower) \(desk.openOrders) \(desk.happenings) \(desk.season)",
    ]
    for symbol in symbols {
      lines.append("\(symbol) \(view.days(of: symbol)) \(view.hours(of: symbol))")
      lines.append(
        "\(String(describing: view.lastPrice(of: symbol))) \(view.isSuspended(symbol))"
          + " \(String(describing: view.reference(of: symbol)))"
          + " \(String(describing: desk.priceBand(of: symbol)))")
    }
    lines += requests.map { "\($0): \(desk.preview($0))" }
    return lines
  }
}

/// What the screen shows of a run, and of the ticket that a person fills in.
enum ScreenSight {
  static func lines(
    _ market: MarketRecord, _ entries: [JournalEntry], _ reports: [SeatReport], rival: Rival
  ) -> [String] {
    Language.allCases.flatMap { language -> [String] in
      var state = DashboardState(
        market: market, language: language, pace: .follow, isSeated: true, rivals: [rival])
      _ = state.update(.resize(Size(width: 130, height: 40)))
      for entry in entries { _ = state.update(.entry(entry)) }
      if let turn = reports.first { _ = state.update(.seat(turn)) }
      // Every view; the chart by day and by hour; the board in each of its orders; the ticket.
      var frames = ["1", "2", "3", "dh", "4", "s", "s", "5", "j", "6", "j", "7", "8", "1", "b"].map
      {
        press($0, &state)
      }
      for report in reports.dropFirst() {
        _ = state.update(.seat(report))
        frames.append(state.frame(state.size).plainText)
      }
      return frames
    }
  }

  private static func press(_ keys: String, _ state: inout DashboardState) -> String {
    for key in keys { _ = state.update(.key(.character(key))) }
    return state.frame(state.size).plainText
  }
}
