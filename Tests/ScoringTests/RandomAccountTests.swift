import Market
import Scoring
import TestSupport
import Testing
import TradingTypes

/// Random traders on a market of one share, where chance has nothing to choose.
struct `Accounts of random traders` {
  /// A share that opens and closes at `prices`, with `action` on the third day.
  private func market(
    _ prices: [Int64], cash: Money = .zero, transfer: Int64 = 0, bonus: Int64 = 0
  ) throws -> MarketRecord {
    let days = TestMarket.weekdays(from: 20_251_009, count: prices.count)
    let symbol = try #require(Symbol("600000.SH"))
    let bars = zip(days, prices).map { day, yuan in
      let price = Price(fen: yuan * 100)
      return DayBar(
        day: day, reference: price,
        bar: Bar(open: price, high: price, low: price, close: price, volume: 1_000_000))
    }
    let action = CorporateAction(
      symbol: symbol, recordDay: days[1], exDay: days[2], payDay: days[2], cashPerShare: cash,
      bonusPerTenThousand: bonus, transferPerTenThousand: transfer, source: .announced)
    let hasAction = cash > .zero || transfer > 0 || bonus > 0
    let index = Instrument(
      symbol: try #require(Symbol("000016.SH")), name: "指数", englishName: "Index", board: .index)
    return MarketRecord(
      MarketDraft(
        name: "one", source: "made by a test",
        instruments: [Instrument(symbol: symbol, name: "股", englishName: "Share")],
        calendar: days, series: [BarSeries(days: bars)], index: index,
        indexSeries: BarSeries(days: bars), actions: hasAction ? [action] : []),
      digest: "")
  }

  /// The value that everyone ends with who buys 1,000 shares on the first day and, perhaps, sells them.
  private func value(
    _ market: MarketRecord, sellingFor amount: Int64? = nil, terms: RandomTraders.Terms
  ) throws -> String {
    let days = market.calendar
    var steps = [TradeSchedule.Step(day: days[0], side: .buy, amount: Money(yuan: 10_000))]
    if let amount {
      steps.append(TradeSchedule.Step(day: days[2], side: .sell, amount: Money(yuan: amount)))
    }
    let schedule = TradeSchedule(
      cash: Money(yuan: 20_000), days: days[0]...days[days.count - 1], steps: steps)
    let traders = try #require(RandomTraders(following: schedule, on: market, terms: terms))
    let values = Set(traders.finalValues(count: 20, seed: 1))
    #expect(values.count == 1, "one share leaves no choice")
    return Money(tenThousandths: try #require(values.first)).description
  }

  private func terms(booksActions: Bool = true, duty: Int64 = 0) -> RandomTraders.Terms {
    RandomTraders.Terms(booksActions: booksActions) { _ in
      duty == 0
        ? .none
        : RandomTraders.Terms.Charges(
          commission: 250, commissionMinimum: Money(yuan: 5), dutyOnBuys: 0, dutyOnSells: duty,
          transferFee: 10)
    }
  }

  @Test func `new shares do not cost them half their holding`() throws {
    let split = try market([10, 10, 5, 5], transfer: 10_000)
    #expect(try value(split, terms: terms()) == "20000.00")
    #expect(try value(split, terms: .contest) == "15000.00", "the contest books nothing")
  }

  @Test func `dividends are credited, and a fifth is taxed when the shares are sold`() throws {
    let dividend = try market([10, 10, 9, 9], cash: Money(yuan: 1))
    #expect(try value(dividend, terms: terms()) == "20000.00")
    #expect(try value(dividend, sellingFor: 9_000, terms: terms()) == "19800.00")
    #expect(try value(dividend, sellingFor: 4_500, terms: terms()) == "19900.00")
  }

  @Test func `bonus shares are taxed at par`() throws {
    let bonus = try market([10, 10, 5, 5], bonus: 10_000)
    #expect(try value(bonus, sellingFor: 10_000, terms: terms()) == "19800.00")
  }

  @Test func `they pay the charges of their day`() throws {
    let flat = try market([10, 10, 10, 10])
    // Twice the least commission and 0.10 transfer fee, and stamp duty.
    #expect(try value(flat, sellingFor: 10_000, terms: terms(duty: 500)) == "19984.80")
    #expect(try value(flat, sellingFor: 10_000, terms: terms(duty: 1_000)) == "19979.80")
    #expect(try value(flat, sellingFor: 10_000, terms: .contest) == "20000.00")
  }
}
