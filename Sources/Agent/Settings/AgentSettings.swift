public import Inference

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
  /// Whether a question is answered only once a day (market grammar only): the answer would be the same.
  public var asksOnce = true
  /// Whether a share is ordered only once a day (market grammar only): a second order would trade
  /// against the first or on top of it.
  public var ordersOnce = true
  /// Whether free text may hold the same word twice in a row, as a small model caught in a loop writes.
  public var doublesWords = false
  /// Whether two practice days come before the season.
  public var showsExample = true
  /// Which tools it is given.
  public var tools = ToolProfile.tiny
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
}
