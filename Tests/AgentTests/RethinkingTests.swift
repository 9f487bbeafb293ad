import Grammar
import Inference
import Journal
import Market
import Simulation
import TestSupport
import Testing
import TradingTypes

@testable import Agent

private let tokenizer = Tokenizer.ofBytes(
  controls: ["<|im_end|>", "<|im_start|>", "<|endoftext|>", "]~!b[", "]~b]", "[e~["])

private let market = MarketRecord(TestMarket.draft(seed: 3, shares: 4, days: 12), digest: "0")

/// A small budget, so that a season of a model that knows nothing is short.
private func settings(_ mode: ThinkingMode) -> AgentSettings {
  var settings = AgentSettings()
  settings.thinking = mode
  settings.budget = DayBudget(
    calls: 3, looks: 2, tokens: 600, thoughtTokens: 16, textTokens: 12)
  return settings
}

private func agent(_ settings: AgentSettings) -> ThinkingAgent {
  ThinkingAgent(
    predictor: UniformPredictor(vocabulary: tokenizer.vocabulary, contextLimit: 200_000),
    tokenizer: tokenizer, dialect: .chatML, settings: settings)
}

private func plan(_ settings: AgentSettings, days: Int, mode: DecisionMode = .daily) throws
  -> SeasonPlan
{
  var plan = SeasonPlan(start: try #require(market.calendar.dropFirst(5).first))
  plan.days = days
  plan.mode = mode
  plan.trader = "agent"
  plan.model = "uniform"
  plan.settings = settings.runSettings
  return plan
}

private func season(_ plan: SeasonPlan, by trader: any Trader) throws -> [UInt8] {
  let journal = JournalWriter()
  try Season.run(plan, on: market, by: trader, into: journal)
  return journal.bytes
}

private func record(_ bytes: [UInt8]) throws -> JournalRecord {
  try JournalRecord(name: "journal.jsonl", bytes: bytes)
}

struct `Thinking a season again` {
  @Test(arguments: ThinkingMode.allCases)
  func `gives the same journal, token by token`(mode: ThinkingMode) throws {
    let settings = settings(mode)
    let journal = try record(season(plan(settings, days: 3), by: agent(settings)))
    let again = try AgentSettings(reading: journal.header().settings)
    #expect(again == settings)
    let verified = try RunVerification.verify(journal, on: market, by: agent(again))
    #expect(verified.daysClosed == 3)
    #expect(verified.isEnded)
  }

  @Test func `names the first entry that another agent makes differently`() throws {
    let settings = settings(.interleaved)
    let journal = try record(season(plan(settings, days: 2), by: agent(settings)))
    var other = settings
    other.sampler.temperature = 0.2
    other.budget.thoughtTokens = 9
    do {
      _ = try RunVerification.verify(journal, on: market, by: agent(other))
      Issue.record("another agent was taken for the same")
    } catch let error as JournalError {
      guard case .differs(_, let difference) = error else { throw error }
      #expect(difference.field.hasPrefix("data.tokens"), "\(difference)")
    }
  }

  @Test func `an agent of a season read without its thoughts is not asked to think`() throws {
    let settings = settings(.interleaved)
    let journal = try record(season(plan(settings, days: 2), by: agent(settings)))
    let verified = try RunVerification.verify(journal, on: market)
    #expect(verified.daysClosed == 2)
  }
}

struct `Wall time` {
  @Test func `cuts a day short where the journal says, whatever the clock says later`() throws {
    var settings = settings(.interleaved)
    settings.budget.seconds = 10
    var now = 0.0
    func agent(_ clock: @escaping () -> Double) -> ThinkingAgent {
      ThinkingAgent(
        predictor: UniformPredictor(vocabulary: tokenizer.vocabulary, contextLimit: 200_000),
        tokenizer: tokenizer, dialect: .chatML, settings: settings, clock: clock)
    }
    // Every look at the clock takes four seconds: the third step of a day comes too late.
    let hurried = agent {
      now += 4
      return now
    }
    let journal = try record(season(plan(settings, days: 3), by: hurried))
    let entries = try journal.entries()
    let cuts = entries.count {
      if case .modelCall(let call) = $0.event { call.stop == "time_cut" } else { false }
    }
    let stops = entries.count {
      if case .dayClosed(let closing) = $0.event { closing.stop == "budget_time" } else { false }
    }
    #expect(cuts > 0)
    #expect(cuts == stops)
    let patient = agent { 0 }
    patient.repeatTimeCuts(of: entries)
    #expect(try RunVerification.verify(journal, on: market, by: patient).isEnded)
  }
}

struct `Settings in a header` {
  @Test func `are read back as they were`() throws {
    var settings = AgentSettings()
    settings.thinking = .shuffled
    settings.thoughts = .free
    settings.copiesLines = true
    settings.doublesWords = true
    settings.saysNext = false
    settings.looksFirst = false
    settings.asksOnce = false
    settings.ordersOnce = false
    settings.showsExample = false
    settings.grammar = .syntax
    settings.language = .chinese
    settings.persona = .event
    settings.dialect = .minimax
    settings.budget = DayBudget(calls: 9, looks: 8, tokens: 7, thoughtTokens: 6, textTokens: 5)
    settings.sampler.temperature = 0.1
    settings.sampler.topK = 3
    settings.sampler.minP = 0.07
    settings.contextLimit = 4_096
    settings.foldAtPercent = 70
    settings.rows = 6
    settings.notesShown = 1
    let other = [RunSetting("venue.slippage_ticks", "0"), RunSetting("mask", "on")]
    #expect(try AgentSettings(reading: other + settings.runSettings) == settings)
  }

  @Test func `refuse what cannot be set here`() {
    let known = AgentSettings().runSettings
    for setting in known {
      let strange = known.map { $0.name == setting.name ? RunSetting($0.name, "?") : $0 }
      #expect(throws: AgentSettings.HeaderError.self, "\(setting.name)") {
        try AgentSettings(reading: strange)
      }
      #expect(throws: AgentSettings.HeaderError.missing(setting.name)) {
        try AgentSettings(reading: known.filter { $0 != setting })
      }
    }
  }
}

struct `Hourly seasons of an agent` {
  @Test func `decide four times a day, finish each time and stop once a day`() throws {
    let settings = settings(.interleaved)
    let plan = try plan(settings, days: 2, mode: .hourly)
    let entries = try record(season(plan, by: agent(settings))).entries()
    var briefings: [String] = []
    var closings = 0
    var calls = 0
    for entry in entries {
      switch entry.event {
      case .briefing: briefings.append(entry.time.clock)
      case .toolCall(let call):
        calls += 1
        #expect(call.isWellFormed)
      case .dayClosed(let closing):
        closings += 1
        #expect(StopReason(rawValue: closing.stop) != nil)
      default: break
      }
    }
    let hours = ["09:30", "10:30", "13:00", "14:00"]
    #expect(briefings == hours + hours)
    #expect(closings == 2)
    #expect(calls >= 8)
  }

  @Test func `are thought again to the same journal`() throws {
    let settings = settings(.shuffled)
    let journal = try record(
      season(plan(settings, days: 2, mode: .hourly), by: agent(settings)))
    #expect(try RunVerification.verify(journal, on: market, by: agent(settings)).isEnded)
  }
}

struct `A model of random weights` {
  @Test(arguments: [ThinkingMode.interleaved, .tokenMatched], [false, true])
  func `trades a season with well-formed calls in its own dialect`(
    mode: ThinkingMode, isMiniMax: Bool
  ) throws {
    let file = try TinyModelFile(isMiniMax: isMiniMax)
    defer { file.remove() }
    let settings = settings(mode)
    func agent(threads: Int) throws -> ThinkingAgent {
      let model = try LanguageModel.load(file.path, threads: threads)
      let dialect = ChatDialect(
        architecture: model.information.architecture,
        chatTemplate: model.information.chatTemplate)
      #expect(dialect == (isMiniMax ? .minimax : .chatML))
      return ThinkingAgent(
        predictor: try InferenceSession(model: model), tokenizer: model.tokenizer,
        dialect: dialect, settings: settings)
    }
    let journal = try record(season(plan(settings, days: 2), by: agent(threads: 1)))
    var closed = 0
    for entry in try journal.entries() {
      if case .toolCall(let call) = entry.event { #expect(call.isWellFormed) }
      if case .dayClosed = entry.event { closed += 1 }
    }
    #expect(closed == 2)
    let verified = try RunVerification.verify(journal, on: market, by: agent(threads: 2))
    #expect(verified.isEnded)
  }

  @Test func `thinks the same when another season has read its prompt`() throws {
    let file = try TinyModelFile(isMiniMax: false)
    defer { file.remove() }
    let model = try LanguageModel.load(file.path, threads: 1)
    let prefixes = PrefixStore()
    func journal(_ mode: ThinkingMode, sharing: Bool) throws -> [UInt8] {
      let settings = settings(mode)
      let session = try InferenceSession(model: model)
      if sharing { session.prefixes = prefixes }
      let agent = ThinkingAgent(
        predictor: session, tokenizer: model.tokenizer, dialect: .chatML, settings: settings)
      return try season(plan(settings, days: 1), by: agent)
    }
    for mode in [ThinkingMode.interleaved, .dropped, .interleaved] {
      #expect(try journal(mode, sharing: true) == journal(mode, sharing: false))
    }
  }
}
