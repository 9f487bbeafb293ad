import Journal
import Market
import Simulation
import Testing
import TradingTypes

/// A port whose person does what a closure says to every report, one command after the other.
private final class ScriptedPort: SeatPort {
  var reports: [SeatReport] = []
  private var commands: [SeatCommand] = []
  private let answer: (SeatReport) -> [SeatCommand]

  init(_ answer: @escaping (SeatReport) -> [SeatCommand]) { self.answer = answer }

  func publish(_ report: SeatReport) {
    reports.append(report)
    commands += answer(report)
  }

  func nextCommand() -> SeatCommand? { commands.isEmpty ? nil : commands.removeFirst() }
}

struct `A person in a seat` {
  private let flat = (0..<4).map { _ in ("10.00", "10.00", "10.50", "9.50", "10.00") }

  private func symbol() throws -> Symbol { try #require(Symbol("600028.SH")) }

  private func order(_ shares: Int64, _ side: Side = .buy, at limit: String? = nil) throws
    -> OrderRequest
  {
    OrderRequest(
      symbol: try symbol(), side: side, quantity: Quantity(shares),
      limit: limit.flatMap { Price($0) })
  }

  @Test func `trades by the same path as everyone, and the run verifies`() throws {
    let market = market(flat)
    let buy = try order(500)
    let sell = try order(200, .sell)
    var turns = 0
    let port = ScriptedPort { report in
      guard case .deciding(let turn) = report else { return [] }
      turns += 1
      #expect(turn.isLastOfDay)
      switch turns {
      case 1: return [.quote(buy), .submit(buy), .endDecision]
      case 3: return [.submit(sell), .endDecision]
      default: return turns == 2 || turns == 4 ? [] : [.endDecision]
      }
    }
    let record = try run(plan(market), on: market, by: SeatedTrader(port: port))
    let story = try story(record)
    #expect(story.contains("1 buy 500") && story.contains("2 sell 200"))
    #expect(story.contains { $0.hasPrefix("1 filled 500 at 10") })
    #expect(try record.header().trader == "")
    #expect(try RunVerification.verify(record, on: market).isEnded)
  }

  @Test func `a quote is the venue's own preview and sends nothing`() throws {
    let market = market(flat)
    let buy = try order(500, at: "10.00")
    let port = ScriptedPort { report in
      if case .deciding = report { return [.quote(buy), .endDecision] }
      return []
    }
    let record = try run(plan(market, cash: "20000"), on: market, by: SeatedTrader(port: port))
    #expect(try !story(record).contains { $0.contains("buy") })
    let quote = try #require(
      port.reports.lazy.compactMap { report -> OrderQuote? in
        if case .quote(let quote) = report { return quote }
        return nil
      }.first)
    #expect(quote.low == Price("9") && quote.high == Price("11"))
    // 20,000 CNY buys 1,900 shares at 10.00 and their charges; 2,000 would need more.
    #expect(quote.most == 1_900 && quote.held == .zero)
    guard case .accepted(let amount, let fees, let cashAfter) = quote.verdict else {
      Issue.record("refused: \(quote.verdict)")
      return
    }
    #expect(amount == Money(yuan: 5_000))
    #expect(cashAfter == Money(yuan: 15_000) - fees.total)
  }

  @Test func `a refusal comes back in full and stays in the record`() throws {
    let market = market(flat)
    let odd = try order(150)
    var hasAsked = false
    let port = ScriptedPort { report in
      guard case .deciding = report, !hasAsked else { return [] }
      hasAsked = true
      return [.submit(odd)]
    }
    let record = try run(plan(market), on: market, by: SeatedTrader(port: port))
    #expect(try story(record).contains("1 LOT_SIZE"))
    #expect(
      port.reports.contains { report in
        if case .refused(odd, let refusal) = report { return refusal.code == .lotSize }
        return false
      })
    #expect(try RunVerification.verify(record, on: market).isEnded)
  }

  @Test func `an open order is taken back, an unknown one is not`() throws {
    let market = market(flat)
    let low = try order(100, at: "9.10")
    var step = 0
    let port = ScriptedPort { report in
      switch report {
      case .deciding where step == 0:
        step = 1
        return [.submit(low)]
      case .accepted(let order):
        return [.cancel(order.id), .cancel(OrderID(99)), .endDecision]
      default: return []
      }
    }
    let record = try run(plan(market), on: market, by: SeatedTrader(port: port))
    #expect(try story(record).contains("1 cancelled 100"))
    #expect(port.reports.contains(.cancelled(OrderID(1))))
    #expect(
      port.reports.contains { report in
        if case .cancelRefused(OrderID(99), let refusal) = report {
          return refusal.code == .orderNotFound
        }
        return false
      })
    #expect(try RunVerification.verify(record, on: market).isEnded)
  }

  @Test func `a stop request gives the day up`() throws {
    let market = market(flat)
    let stop = StopRequest()
    let buy = try order(100)
    let port = ScriptedPort { report in
      if case .accepted = report { stop.request() }
      if case .deciding = report { return [.submit(buy)] }
      return []
    }
    let journal = JournalWriter()
    let result = try Season.run(
      plan(market), on: market, by: SeatedTrader(port: port), into: journal, stop: stop)
    #expect(!result.isEnded && result.daysClosed == 0)
  }
}
