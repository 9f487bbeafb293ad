import Dashboard
import Journal
import Market
import Simulation
import Synchronization
import Terminal
import TestSupport
import Testing
import TradingTypes

/// A person made of keys: the dashboard answers them, the desk answers the dashboard.
private final class KeyPlayer: SeatPort, RunObserver {
  private struct Play {
    var state: DashboardState
    var keys: [Character]
    var commands: [SeatCommand] = []
  }

  private let play: Mutex<Play>

  /// Presses `keys`, a line for each decision, while the desk waits.
  init(_ state: DashboardState, keys: [String]) {
    play = Mutex(Play(state: state, keys: Array(keys.joined())))
  }

  var state: DashboardState { play.withLock { $0.state } }
  var keysLeft: String { play.withLock { String($0.keys) } }

  func publish(_ report: SeatReport) { update(.seat(report)) }
  func journalled(_ entry: JournalEntry) { update(.entry(entry)) }
  func streamed(_ kind: StreamKind, _ text: String) {}

  func nextCommand() -> SeatCommand? {
    play.withLock { play in
      while play.commands.isEmpty, !play.keys.isEmpty {
        let effects = play.state.type(String(play.keys.removeFirst()))
        play.commands += KeyPlayer.commands(effects)
      }
      return play.commands.isEmpty ? nil : play.commands.removeFirst()
    }
  }

  func update(_ message: DashboardMessage) {
    play.withLock { play in
      let effects = play.state.update(message)
      play.commands += KeyPlayer.commands(effects)
    }
  }

  private static func commands(_ effects: [DashboardEffect]) -> [SeatCommand] {
    effects.compactMap { if case .seat(let command) = $0 { command } else { nil } }
  }
}

struct `A person's whole season` {
  @Test(arguments: [DecisionMode.daily, .hourly])
  func `is played with keys, kept in the record and verifies`(mode: DecisionMode) throws {
    let market = MarketRecord(TestMarket.draft(seed: 3, shares: 3, days: 6), digest: "seat")
    var plan = SeasonPlan(start: try #require(market.calendar.first))
    plan.days = 6
    plan.mode = mode
    plan.trader = "human"
    var state = DashboardState(market: market, language: .english, pace: .follow, isSeated: true)
    _ = state.update(.resize(Size(width: 80, height: 24)))
    let decisions = mode == .daily ? 6 : 24
    // Buy all of the first share; an odd lot the venue would refuse is not sent; a limit far below
    // is taken back; the rest of the days hold, and the last but one sells.
    var keys = ["ba⏎e⏎", "b150⏎⎋e⏎", "b100⇥1⏎⎋e⏎"]
    keys += Array(repeating: "e⏎", count: decisions - 5)
    keys += ["xa⏎e⏎", "e⏎"]
    let player = KeyPlayer(state, keys: keys)
    let journal = JournalWriter()
    let result = try Season.run(
      plan, on: market, by: SeatedTrader(port: player), into: journal, watchedBy: player)
    #expect(result.isEnded && player.keysLeft.isEmpty, "left: \(player.keysLeft)")
    player.update(.ended(reason: ""))
    #expect(player.state.text.contains("Your season"), "\(player.state.text)")
    let record = try JournalRecord(name: "journal.jsonl", bytes: journal.bytes)
    #expect(try record.header().trader == "human")
    #expect(try RunVerification.verify(record, on: market).isEnded)
    let events = try record.entries().map(\.event)
    #expect(events.contains { if case .fill(let fill) = $0 { fill.side == .buy } else { false } })
    #expect(events.contains { if case .fill(let fill) = $0 { fill.side == .sell } else { false } })
    #expect(!events.contains { if case .orderRejected = $0 { true } else { false } })
  }
}
