import Grammar
import Inference
import Market
import Simulation
import TestSupport
import Testing
import TradingTypes

@testable import Agent

private func call(_ name: String, _ arguments: (String, String, Bool)...) -> ParsedCall {
  ParsedCall(
    name: name, arguments: arguments.map { ParsedArgument($0.0, $0.1, isString: $0.2) })
}

private let schemas = CallSchemas(profile: .full, rows: 10)

/// A desk on its third day, holding what was bought on the first.
private func desk(_ draft: MarketDraft, day: Int = 8) throws -> TestDesk {
  let desk = TestDesk(market: MarketRecord(draft, digest: "0"), from: day - 2, seed: 9)
  let first = try #require(draft.instruments.first)
  try desk.run(
    Deed { desk in
      guard desk.dayNumber == 1 else { return }
      _ = desk.submit(OrderRequest(symbol: first.symbol, side: .buy, quantity: Quantity(200)))
    }, days: 2)
  desk.beginDay()
  return desk
}

/// A trader made of a closure.
private final class Deed: Trader {
  let name = "deed"
  private let body: (any TradingDesk) -> Void
  init(_ body: @escaping (any TradingDesk) -> Void) { self.body = body }
  func decide(at desk: any TradingDesk) { body(desk) }
}

/// One call of every tool, some that are refused included.
private let everyTool: [ParsedCall] = [
  call("market_overview"),
  call("quote", ("symbols", #"["600000.SH", "600003.SH"]"#, false)),
  call("bars", ("symbol", "600000.SH", true), ("days", "30", false)),
  call("indicators", ("symbol", "600001.SH", true)),
  call("news", ("limit", "5", false)),
  call("news", ("symbol", "600000.SH", true), ("limit", "5", false)),
  call("portfolio"),
  call("calc", ("expr", "1 + 1", true)),
  call(
    "preview_order", ("side", "buy", true), ("symbol", "600002.SH", true), ("shares", "100", false)),
  call(
    "preview_order", ("side", "sell", true), ("symbol", "600002.SH", true),
    ("shares", "100", false)),
  call("buy", ("symbol", "600000.SH", true), ("shares", "100", false)),
  call("buy", ("symbol", "600002.SH", true), ("shares", "150", false)),
  call("sell", ("symbol", "600000.SH", true), ("shares", "200", false)),
  call("buy", ("symbol", "600009.SH", true), ("shares", "100", false)),
  call("cancel_order", ("order_id", "2", false)),
  call("cancel_order", ("order_id", "77", false)),
  call("note", ("text", "x", true)),
]

struct `The thirteen tools` {
  @Test func `have the names and arguments that were agreed`() {
    #expect(
      schemas.all.map { "\($0.name)(\($0.parameters.map(\.name).joined(separator: ",")))" } == [
        "market_overview()", "quote(symbols)", "bars(symbol,days)", "indicators(symbol)",
        "news(symbol,query,limit)", "portfolio()", "calc(expr)",
        "preview_order(side,symbol,shares,limit_price)", "buy(symbol,shares,limit_price)",
        "sell(symbol,shares,limit_price)", "cancel_order(order_id)", "note(text)",
        "finish_day(summary)",
      ])
    let tiny = CallSchemas(profile: .tiny, rows: 10).all.map(\.name)
    #expect(
      tiny == [
        "market_overview", "bars", "indicators", "news", "buy", "sell", "note", "finish_day",
      ])
  }

  /// Codes, indicators and tools keep their names; everything else is in Chinese.
  @Test func `answer a Chinese season in Chinese throughout`() throws {
    let desk = try desk(TestMarket.draft(shares: 4, days: 40))
    let box = ToolBox(language: .chinese, schemas: schemas, desk: desk)
    let briefing = Briefing(
      language: .chinese, calls: 6, notes: [(2, "备忘")], saysNext: true, lastValue: nil
    ).text(at: desk)
    let answers = everyTool.map { box.answer($0) }.filter(\.ok).map(\.text)
    let known = Set(
      ToolName.allCases.flatMap { $0.rawValue.split(separator: "_").map(String.init) }
        + ["sh", "sz", "ma", "rsi", "macd", "dif", "dea", "hist", "boll", "atr"])
    for text in answers + [briefing, DayCard(number: 1, trades: ["买入"]).text(in: .chinese)] {
      let words = text.lowercased().split { !($0.isASCII && $0.isLetter) }.map(String.init)
      #expect(words.allSatisfy { known.contains($0) || $0.count == 1 }, "\(text)")
    }
  }

  @Test func `say what they do without repeating their names in schemas`() {
    for text in schemas.openAIFunctions(in: .english) {
      #expect(!text.contains("): "), "\(text)")
    }
    #expect(ToolName.buy.summary(in: .english).hasPrefix("shares in 100s"))
  }

  @Test(arguments: [0, 2, 5], PromptLanguage.allCases)
  func `answer alike whatever the future holds`(offset: Int, language: PromptLanguage) throws {
    let draft = TestMarket.draft(seed: 5, shares: 4, days: 30)
    let today = draft.calendar[8 + offset]
    func answers(_ draft: MarketDraft) throws -> [String] {
      let box = ToolBox(
        language: language, schemas: schemas, desk: try desk(draft, day: 8 + offset))
      return everyTool.map { box.answer($0).text }
    }
    let known = try answers(draft)
    #expect(known == (try answers(rubbish(after: today, in: draft))))
    #expect(Set(everyTool.map(\.name)).count == 12)
    #expect(known.allSatisfy { !$0.isEmpty && !$0.contains("999.99") })
  }

  @Test func `fit their schemas, and are refused when they do not`() throws {
    for call in everyTool { #expect(schemas.problem(in: call) == nil, "\(call)") }
    let wrong: [(ParsedCall, String)] = [
      (call("hold"), "no tool"),
      (call("buy", ("symbol", "600000.SH", true)), "needs the argument 'shares'"),
      (
        call("buy", ("symbol", "600000.SH", true), ("shares", "100", true)),
        "shares must be a whole number"
      ),
      (
        call("buy", ("symbol", "600000.SH", true), ("shares", "1e2", false)),
        "shares must be a whole number"
      ),
      (
        call("buy", ("symbol", "600000.SH", true), ("shares", "0100", false)),
        "shares must be a whole number"
      ),
      (
        call("buy", ("symbol", "600000.SH", true), ("shares", "99999999999999999999", false)),
        "shares must be a whole number"
      ),
      (
        call(
          "buy", ("symbol", "600000.SH", true), ("shares", "100", false), ("price", "5", false)),
        "takes no argument 'price'"
      ),
      (
        call(
          "sell", ("symbol", "600000.SH", true), ("shares", "100", false),
          ("limit_price", "-5.00", false)), "limit_price must be a number"
      ),
      (call("quote", ("symbols", "[]", false)), "symbols must be a list"),
      (call("quote", ("symbols", #"["a", 1]"#, false)), "symbols must be a list"),
      (call("note", ("text", String(repeating: "x", count: 201), true)), "at most 200 characters"),
    ]
    for (call, rule) in wrong {
      let problem = try #require(schemas.problem(in: call))
      #expect(problem.english.contains(rule), "\(problem.english)")
      #expect(!problem.chinese.isEmpty)
    }
  }

  @Test func `print the portfolio after every trade`() throws {
    let box = ToolBox(
      language: .english, schemas: schemas,
      desk: try desk(TestMarket.draft(seed: 5, shares: 4, days: 30)))
    for call in everyTool where ["buy", "sell", "cancel_order"].contains(call.name) {
      let answer = box.answer(call)
      #expect(!answer.ok || answer.text.contains("cash "), "\(answer.text)")
      #expect(answer.ok || answer.text.contains(" Try: "), "\(answer.text)")
    }
  }

  @Test(arguments: [GrammarLevel.market, .syntax], PromptLanguage.allCases)
  func `are all called in time by a model that knows nothing`(
    grammar: GrammarLevel, language: PromptLanguage
  ) throws {
    var settings = AgentSettings()
    settings.tools = .full
    settings.grammar = grammar
    settings.language = language
    settings.looksFirst = false
    settings.budget = DayBudget(
      calls: 24, looks: 18, tokens: 1_000_000, thoughtTokens: 8, textTokens: 8)
    let agent = ThinkingAgent(
      predictor: UniformPredictor(vocabulary: everyControl.vocabulary), tokenizer: everyControl,
      dialect: .chatML, settings: settings)
    let market = MarketRecord(TestMarket.draft(seed: 2, shares: 4, days: 30), digest: "0")
    let desk = TestDesk(market: market, days: 20)
    try desk.run(agent)
    #expect(desk.stops.count == 20)
    #expect(desk.calls.allSatisfy { $0.isWellFormed })
    let called = Set(desk.calls.map(\.name))
    // An order is open only on the day it was sent, so taking one back is rare.
    let expected = Set(schemas.all.map(\.name)).subtracting(["cancel_order"])
    #expect(called.isSuperset(of: expected), "\(expected.subtracting(called))")
    if grammar == .market { #expect(desk.rejections.isEmpty) }
  }
}

struct `The calculator` {
  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1+2)*3", "9"), ("100000 * 20% / 5.36", "3731.34328358"),
    ("7 % 4", "3"), ("5%", "0.05"), ("-2 - -3", "1"), ("min(3, 2, 9)", "2"), ("max(1,2)", "2"),
    ("round(2.5)", "3"), ("round(-2.5)", "-3"), ("round(3.14159, 2)", "3.14"), ("0.1 + 0.2", "0.3"),
    ("10 / 3 * 3", "9.99999999"), ("41755.00 - 2000 * 3.85", "34055"),
    ("1/0.00000001", "100000000"),
  ])
  func `works out what is asked`(expression: String, value: String) throws {
    #expect(Calculator.text(of: try Calculator.value(of: expression)) == value)
  }

  @Test(arguments: [
    "", "1 +", "(1", "1)", "1..2", "min()", "sqrt(4)", "1 / 0", "5 % 0", "9e9", "round(1, 9)", "--",
    String(repeating: "9", count: 30), String(repeating: "(", count: 120), "1 2",
  ])
  func `refuses the rest without a trap`(expression: String) {
    #expect(throws: Calculator.Failure.self) { try Calculator.value(of: expression) }
  }
}
