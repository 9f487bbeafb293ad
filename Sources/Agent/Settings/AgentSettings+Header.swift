import Inference
public import Journal

extension AgentSettings {
  /// The settings as they stand in a run's header, in a fixed order.
  public var runSettings: [RunSetting] {
    func choice(_ isSo: Bool) -> String { isSo ? "yes" : "no" }
    // A style of the user's own is part of what decides a run, so its text is recorded.
    let own =
      Persona.all.contains(persona)
      ? []
      : [
        RunSetting("persona_en", persona.english), RunSetting("persona_zh", persona.chinese),
      ]
    return [
      RunSetting("thinking", thinking.rawValue),
      RunSetting("thoughts", thoughts.rawValue),
      RunSetting("copies_lines", choice(copiesLines)),
      RunSetting("doubles_words", choice(doublesWords)),
      RunSetting("says_next", choice(saysNext)),
      RunSetting("looks_first", choice(looksFirst)),
      RunSetting("asks_once", choice(asksOnce)),
      RunSetting("orders_once", choice(ordersOnce)),
      RunSetting("example", choice(showsExample)),
      RunSetting("tools", tools.rawValue),
      RunSetting("grammar", grammar.rawValue),
      RunSetting("language", language.rawValue),
      RunSetting("persona", persona.name),
      RunSetting("dialect", dialect?.rawValue ?? "model"),
      RunSetting("calls_per_day", "\(budget.calls)"),
      RunSetting("looks_per_day", "\(budget.looks)"),
      RunSetting("tokens_per_day", "\(budget.tokens)"),
      RunSetting("tokens_per_thought", "\(budget.thoughtTokens)"),
      RunSetting("tokens_per_text", "\(budget.textTokens)"),
      RunSetting("seconds_per_day", budget.seconds.map { "\($0)" } ?? "unlimited"),
      RunSetting("temperature", "\(sampler.temperature)"),
      RunSetting("top_k", "\(sampler.topK)"),
      RunSetting("top_p", "\(sampler.topP)"),
      RunSetting("min_p", "\(sampler.minP)"),
      RunSetting("repetition_penalty", "\(sampler.repetitionPenalty)"),
      RunSetting("repetition_window", "\(sampler.repetitionWindow)"),
      RunSetting("context_limit", contextLimit.map { "\($0)" } ?? "model"),
      RunSetting("fold", "\(foldAtPercent)-\(foldToPercent)"),
      RunSetting("rows", "\(rows)"),
      RunSetting("notes_shown", "\(notesShown)"),
    ] + own
  }

  /// The settings of the agent whose run has these settings in its header; those of others are passed
  /// over.
  ///
  /// `personas` are the styles that may be named. Throws for a setting that this program does not
  /// have, or cannot set to the recorded value.
  public init(reading header: [RunSetting], personas: [Persona] = Persona.all) throws(HeaderError) {
    self.init()
    for setting in header { read(setting, personas) }
    for own in runSettings {
      guard let recorded = header.first(where: { $0.name == own.name }) else {
        throw .missing(own.name)
      }
      guard recorded == own else { throw .unknown(recorded) }
    }
  }

  /// Why a run's agent cannot be made again from its header.
  public enum HeaderError: Error, Hashable, CustomStringConvertible {
    /// The header does not say how this was set.
    case missing(String)
    /// The value is not one that this program can set.
    case unknown(RunSetting)

    /// What the header lacks or says.
    public var description: String {
      switch self {
      case .missing(let name):
        "the header does not set '\(name)': the run was made by another version of this program"
      case .unknown(let setting):
        "the header sets '\(setting.name)' to '\(setting.value)', which cannot be made again here"
      }
    }
  }

  private mutating func read(_ setting: RunSetting, _ personas: [Persona]) {
    let text = setting.value
    let isSo = text == "yes"
    func number(_ value: inout Int) { if let new = Int(text) { value = new } }
    func fraction(_ value: inout Float) { if let new = Float(text) { value = new } }
    switch setting.name {
    case "thinking": if let mode = ThinkingMode(rawValue: text) { thinking = mode }
    case "thoughts": if let style = ThoughtStyle(rawValue: text) { thoughts = style }
    case "copies_lines": copiesLines = isSo
    case "doubles_words": doublesWords = isSo
    case "says_next": saysNext = isSo
    case "looks_first": looksFirst = isSo
    case "asks_once": asksOnce = isSo
    case "orders_once": ordersOnce = isSo
    case "example": showsExample = isSo
    case "tools": if let profile = ToolProfile(rawValue: text) { tools = profile }
    case "grammar": if let level = GrammarLevel(rawValue: text) { grammar = level }
    case "language": if let new = PromptLanguage(rawValue: text) { language = new }
    case "persona":
      persona =
        personas.first { $0.name == text }
        ?? Persona(name: text, english: persona.english, chinese: persona.chinese)
    case "persona_en":
      persona = Persona(name: persona.name, english: text, chinese: persona.chinese)
    case "persona_zh":
      persona = Persona(name: persona.name, english: persona.english, chinese: text)
    case "dialect": dialect = ChatDialect(rawValue: text)
    case "calls_per_day": number(&budget.calls)
    case "looks_per_day": number(&budget.looks)
    case "tokens_per_day": number(&budget.tokens)
    case "tokens_per_thought": number(&budget.thoughtTokens)
    case "tokens_per_text": number(&budget.textTokens)
    case "seconds_per_day": budget.seconds = Int(text)
    case "temperature": fraction(&sampler.temperature)
    case "top_k": number(&sampler.topK)
    case "top_p": fraction(&sampler.topP)
    case "min_p": fraction(&sampler.minP)
    case "repetition_penalty": fraction(&sampler.repetitionPenalty)
    case "repetition_window": number(&sampler.repetitionWindow)
    case "context_limit": contextLimit = Int(text)
    case "fold":
      let parts = text.split(separator: "-").compactMap { Int($0) }
      if parts.count == 2 { (foldAtPercent, foldToPercent) = (parts[0], parts[1]) }
    case "rows": number(&rows)
    case "notes_shown": number(&notesShown)
    default: break
    }
  }
}
