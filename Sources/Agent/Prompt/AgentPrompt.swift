public import Journal

/// What an agent with some settings is told before a season begins: for exports, which a journal alone
/// does not fill.
public struct AgentPrompt: Sendable, Hashable {
  /// The system prompt.
  public let system: String
  /// The tools as a JSON list in OpenAI form.
  public let tools: String

  /// The prompt of `settings` for a season of so many days under `rules`.
  public init(_ settings: AgentSettings, days: Int, rules: RulesProfile) {
    let syntax = (settings.dialect ?? .chatML).syntax
    system =
      SystemPrompt(
        language: settings.language, persona: settings.persona, tools: settings.tools,
        syntax: syntax, days: days, rules: rules
      ).text
    tools = CallSchemas(profile: settings.tools, rows: settings.rows)
      .openAITools(in: settings.language)
  }
}
