import Agent
import Inference
import Market
import Simulation
import TradingTypes

/// A seat that was asked for by name, ready to trade.
struct Seat {
  /// Who trades.
  let trader: any Trader
  /// The language model behind it, if any.
  let model: LanguageModel?
  /// The agent's settings, if it is one.
  let settings: AgentSettings?
  /// Where its model thinks, if it is an agent with a session of its own.
  let session: InferenceSession?

  /// The name of the seat for a person.
  static let human = "human"

  /// The name of the seat that shows the bound.
  static let foresight = "foresight"

  /// The seats that can be named, with a line about each.
  static let catalogue: [(name: String, summary: String)] =
    [
      ("agent", "a language model that thinks between tool calls"),
      ("human", "a person at the screen of 'fupan run'"),
    ]
    + RuleSeat.allCases.map { ($0.rawValue, $0.summary) }
    + [
      (foresight, "knows every price in advance: the most an account could have made"),
      ("scripted:FILE", "sends the orders of FILE, JSON lines"),
    ]

  /// The seat that `options` name.
  ///
  /// - `line`: where the person sits, if there is a screen.
  /// - Throws: ``CommandFailure`` for an unknown name, and what reading a script or a model throws.
  ///
  /// `load` gives the language model of a file with so many threads, so that seats may share one;
  /// `session` gives a context on it of at most so many tokens.
  init(
    _ options: SeasonOptions, on market: MarketRecord, person line: SeatLine? = nil,
    status: (String) -> Void = { _ in },
    load: (String, Int) throws -> LanguageModel = { try LanguageModel.load($0, threads: $1) },
    session: (LanguageModel, Int?) throws -> any TokenPredictor = {
      try InferenceSession(model: $0, contextLimit: $1)
    }
  ) throws {
    if options.trader == "agent" {
      let path = options.model ?? Folders.defaultModel
      guard Folders.exists(path) else {
        throw CommandFailure(
          "\(path): no such model file",
          hint: options.model == nil
            ? "'make model' fetches the default model, or give --model FILE"
            : "give a GGUF file with --model")
      }
      status("loading \(path.split(separator: "/").last ?? "")")
      let model = try load(path, options.threads ?? ModelOptions.defaultThreads)
      let settings = try options.agent.settings()
      let predictor = try session(model, settings.contextLimit)
      self.session = predictor as? InferenceSession
      if let own = self.session { options.speed.apply(to: own) }
      trader = ThinkingAgent(
        predictor: try options.speed.logged(predictor),
        tokenizer: model.tokenizer,
        dialect: ChatDialect(
          architecture: model.information.architecture,
          chatTemplate: model.information.chatTemplate,
          vocabulary: model.tokenizer.vocabulary),
        settings: settings, clock: ModelBenchmark.secondsNow)
      self.model = model
      self.settings = settings
      return
    }
    model = nil
    settings = nil
    self.session = nil
    if options.trader.hasPrefix("scripted:"), options.trader != "scripted:" {
      let script = try OrderScript(contentsOf: String(options.trader.dropFirst("scripted:".count)))
      try script.check(on: market, mode: options.mode)
      trader = ScriptedTrader(script)
    } else if options.trader == Seat.human {
      guard let line else {
        throw UsageFailure(
          "the seat 'human' needs a screen", hint: "fupan run --trader human opens one")
      }
      trader = SeatedTrader(port: line)
    } else if options.trader == Seat.foresight {
      trader = ForesightTrader(on: market)
    } else if let seat = RuleSeat(rawValue: options.trader) {
      trader = seat.trader(seed: options.seed)
    } else {
      throw UsageFailure(
        "unknown trader '\(options.trader)'",
        hint: "one of \(Seat.catalogue.map(\.name).joined(separator: ", "))")
    }
  }
}
