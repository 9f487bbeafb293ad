import Exchange
import Foundation
import Journal
import Market
import Simulation
import Testing
import TradingTypes

/// Seasons to try; FUPAN_SEASONS asks for more.
private let seasons =
  ProcessInfo.processInfo.environment["FUPAN_SEASONS"].flatMap { Int($0) } ?? 120

/// A season of the random seat on a random market, hourly every third time.
private func randomSeason(
  _ seed: UInt64
) throws -> (plan: SeasonPlan, market: MarketRecord, record: JournalRecord) {
  let isHourly = seed % 3 == 0
  let market = RandomMarket(seed: seed, hasHours: isHourly).record()
  let season = try plan(
    market, mode: isHourly ? .hourly : .daily, cash: seed % 2 == 0 ? "100000" : "2000000",
    seed: seed)
  return (
    season, market, try run(season, on: market, by: RuleSeat.random.trader(seed: seed))
  )
}

struct `Random seasons` {
  @Test func `cash and shares conserve, nothing is sold twice or beyond the band`() throws {
    for seed in 0..<UInt64(seasons) {
      let (season, market, record) = try randomSeason(seed)
      var audit = Audit(season: season, market: market)
      for entry in try record.entries() { audit.take(entry) }
      #expect(audit.problems == [], "seed \(seed)")
    }
  }

  @Test func `verification finds nothing in an honest run`() throws {
    for seed in 0..<UInt64(seasons) {
      let (_, market, record) = try randomSeason(seed)
      let verified = try RunVerification.verify(record, on: market)
      #expect(verified.entries == record.count && verified.isEnded, "seed \(seed)")
      #expect(verified.journalHash == record.hash)
    }
  }

  @Test func `the same plan gives the same journal`() throws {
    for seed in 0..<20 as Range<UInt64> {
      #expect(try randomSeason(seed).record.bytes == randomSeason(seed).record.bytes)
    }
  }

  @Test func `random seasons do trade`() throws {
    let fills = try (0..<20 as Range<UInt64>).reduce(0) { count, seed in
      try count
        + randomSeason(seed).record.entries().count {
          if case .fill = $0.event { true } else { false }
        }
    }
    #expect(fills > 100)
  }
}

/// Books kept a second time from the journal alone, by other means than the ledger's.
private struct Audit {
  let season: SeasonPlan
  let market: MarketRecord
  var cash: Money
  var held: [Symbol: Int64] = [:]
  var boughtToday: [Symbol: Int64] = [:]
  var owed: [(TradingDay, Money)] = []
  var unlisted: [(TradingDay, Symbol, Int64)] = []
  var charges: Money = .zero
  var sent: [OrderID: (shares: Int64, limit: Price?)] = [:]
  var problems: [String] = []

  init(season: SeasonPlan, market: MarketRecord) {
    self.season = season
    self.market = market
    cash = season.cash
  }

  mutating func expect(_ holds: Bool, _ what: String) { if !holds { problems.append(what) } }

  mutating func take(_ entry: JournalEntry) {
    switch entry.event {
    case .dayOpened(let opening):
      boughtToday = [:]
      cash = owed.filter { $0.0 <= opening.day }.reduce(cash) { $0 + $1.1 }
      owed.removeAll { $0.0 <= opening.day }
      unlisted.removeAll { $0.0 <= opening.day }
    case .entitlement(let entitlement):
      expect(held[entitlement.symbol] == entitlement.held.shares, "\(entry.sequence): held")
      held[entitlement.symbol, default: 0] += entitlement.shares.shares
      if entitlement.payDay <= entry.time.day {
        cash += entitlement.cash
      } else {
        owed.append((entitlement.payDay, entitlement.cash))
        unlisted.append((entitlement.payDay, entitlement.symbol, entitlement.shares.shares))
      }
    case .orderAccepted(let order):
      sent[order.id] = (order.request.quantity.shares, order.request.limit)
    case .fill(let fill): take(fill, entry.sequence)
    case .dividendTax(let tax): cash -= tax.tax
    case .orderEnded(let ended):
      expect(sent[ended.order]?.shares == ended.remaining.shares, "\(entry.sequence): remaining")
    case .dayClosed(let closing):
      expect(closing.cash == cash, "\(entry.sequence): cash \(closing.cash), audit \(cash)")
      expect(cash >= .zero, "\(entry.sequence): cash \(cash)")
      expect(closing.feesToDate == charges, "\(entry.sequence): charges")
      let shares = closing.positions.map { "\($0.symbol) \($0.quantity)" }
      let audit = held.filter { $0.value != 0 }.sorted { $0.key < $1.key }
        .map { "\($0.key) \($0.value)" }
      expect(shares == audit, "\(entry.sequence): holds \(shares), audit \(audit)")
      let value = closing.positions.reduce(Money.zero) { $0 + $1.value }
      expect(
        closing.netAssetValue == closing.cash + closing.receivable + value,
        "\(entry.sequence): net asset value")
      let owing = owed.reduce(Money.zero) { $0 + $1.1 }
      expect(closing.receivable == owing, "\(entry.sequence): receivable")
    default: break
    }
  }

  private mutating func take(_ fill: Fill, _ sequence: Int) {
    cash += fill.cashChange
    charges += fill.fees.total
    sent[fill.order]?.shares -= fill.quantity.shares
    expect((sent[fill.order]?.shares ?? -1) >= 0, "\(sequence): filled beyond the order")
    if let limit = sent[fill.order]?.limit {
      expect(
        fill.side == .buy ? fill.price <= limit : fill.price >= limit, "\(sequence): past the limit"
      )
    }
    let held = held[fill.symbol, default: 0]
    switch fill.side {
    case .buy:
      self.held[fill.symbol] = held + fill.quantity.shares
      boughtToday[fill.symbol, default: 0] += fill.quantity.shares
    case .sell:
      let waiting = unlisted.filter { $0.1 == fill.symbol }.reduce(0) { $0 + $1.2 }
      expect(
        fill.quantity.shares <= held - boughtToday[fill.symbol, default: 0] - waiting,
        "\(sequence): sold unsettled shares")
      self.held[fill.symbol] = held - fill.quantity.shares
    }
    guard let bar = market.dayBar(fill.symbol, on: fill.time.day) else {
      problems.append("\(sequence): no bar")
      return
    }
    let board = Board(of: fill.symbol)
    let band = DailyBand(
      around: bar.reference,
      percent: DailyLimitTable.percent(
        board: board, isSpecialTreatment: false, on: fill.time.day))
    expect(band.contains(fill.price), "\(sequence): outside the band")
    expect(
      fill.price != (fill.side == .buy ? band.high : band.low), "\(sequence): at a sealed limit")
    expect(!bar.isSuspended, "\(sequence): suspended")
    expect(bar.bar.low <= fill.price && fill.price <= bar.bar.high, "\(sequence): not in the bar")
  }
}
