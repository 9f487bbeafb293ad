public import Inference
public import Journal

/// Everything that decides how an agent behaves, besides its model and its market.
public struct AgentSettings: Sendable, Hashable {
  /// When it thinks.
  public var thinking = ThinkingMode.interleaved
  /// What its thoughts may look like.
  public var thoughts = ThoughtStyle.firstPerson
  /// Whether a thought may copy the beginning of a line just read; small models do little else.
  public var copiesLines = false
  /// Whether every answer ends with a line that says what can be done next.
  public var saysNext = true
  /// Whether it looks before it acts (market grammar only): until a share was looked at nothing but
  /// looking and selling is offered, and no share is bought that was not looked at on that day.
  public var looksFirst = true
  /// Whether two practice days come before the season.
  public var showsExample = true
  /// What its call grammar enforces.
  public var grammar = GrammarLevel.market
  /// The language it is addressed in.
  public var language = PromptLanguage.english
  /// The style of trading it is asked for.
  public var persona = Persona.plain
  /// What it may spend in a day.
  public var budget = DayBudget.tiny
  /// How tokens are drawn.
  public var sampler = AgentSettings.defaultSampler
  /// How calls and turns are written; nil takes the model's own.
  public var dialect: ChatDialect?
  /// Tokens of context to use; nil takes all that the model has.
  public var contextLimit: Int?
  /// The filling of the window, in percent, at which old days are folded into cards.
  public var foldAtPercent = 85
  /// The filling that folding goes down to.
  public var foldToPercent = 45
  /// Rows of a table in a tool's answer, at most.
  public var rows = 10
  /// The newest notes that every briefing repeats.
  public var notesShown = 3

  /// The defaults, which suit a small model.
  public init() {}

  /// Lively enough to trade, with a floor under the unlikely.
  public static var defaultSampler: SamplerSettings {
    var sampler = SamplerSettings()
    sampler.temperature = 0.7
    sampler.topP = 0.9
    sampler.minP = 0.05
    return sampler
  }

  /// The settings as they stand in a run's header, in a fixed order.
  public var runSettings: [RunSetting] {
    [
      RunSetting("thinking", thinking.rawValue),
      RunSetting("thoughts", thoughts.rawValue),
      RunSetting("copies_lines", copiesLines ? "yes" : "no"),
      RunSetting("says_next", saysNext ? "yes" : "no"),
      RunSetting("looks_first", looksFirst ? "yes" : "no"),
      RunSetting("example", showsExample ? "yes" : "no"),
      RunSetting("grammar", grammar.rawValue),
      RunSetting("language", language.rawValue),
      RunSetting("persona", persona.name),
      RunSetting("dialect", dialect?.rawValue ?? "model"),
      RunSetting("calls_per_day", "\(budget.calls)"),
      RunSetting("looks_per_day", "\(budget.looks)"),
      RunSetting("tokens_per_day", "\(budget.tokens)"),
      RunSetting("tokens_per_thought", "\(budget.thoughtTokens)"),
      RunSetting("tokens_per_text", "\(budget.textTokens)"),
      RunSetting("temperature", "\(sampler.temperature)"),
      RunSetting("top_p", "\(sampler.topP)"),
      RunSetting("min_p", "\(sampler.minP)"),
      RunSetting("repetition_penalty", "\(sampler.repetitionPenalty)"),
      RunSetting("context_limit", contextLimit.map { "\($0)" } ?? "model"),
      RunSetting("fold", "\(foldAtPercent)-\(foldToPercent)"),
      RunSetting("rows", "\(rows)"),
      RunSetting("notes_shown", "\(notesShown)"),
    ]
  }
}
