import Agent
import ArgumentParser
import Inference

/// How the language-model seat thinks; no other seat reads these.
struct AgentOptions: ParsableArguments {
  @Option(help: "When the agent thinks.")
  var thinking = ThinkingMode.interleaved

  @Option(help: "Its tools: tiny (8, for small models) or full (13).")
  var tools = ToolProfile.tiny

  @Option(
    help:
      "What its calls must obey: market (legal calls only), syntax (shape only) or off (nothing)."
  )
  var grammar = GrammarLevel.market

  @Option(name: .customLong("lang"), help: "Language of prompts and of the screen.")
  var language = PromptLanguage.english

  @Option(
    help: ArgumentHelp(
      "Style of trading: \(Persona.all.map(\.name).joined(separator: ", ")), or a text file.",
      discussion: "A file holds the style under a line [en], a line [zh], or both."))
  var persona = Persona.plain.name

  @Option(help: "Sampler temperature; 0 takes the likeliest token.")
  var temperature: Double?

  @Option(help: "Tool calls a day, at most.")
  var callsPerDay: Int?

  @Option(help: "Tokens of one thought, at most.")
  var thoughtTokens: Int?

  @Option(
    help: "Seconds of a day, at most; where time was up is journalled, but another run may differ.")
  var secondsPerDay: Int?

  func validate() throws {
    if let secondsPerDay, !(1...1_000_000).contains(secondsPerDay) {
      throw ValidationError("--seconds-per-day takes 1 to 1000000")
    }
    if let callsPerDay, !(1...200).contains(callsPerDay) {
      throw ValidationError("--calls-per-day takes 1 to 200")
    }
    if let thoughtTokens, !(8...8_192).contains(thoughtTokens) {
      throw ValidationError("--thought-tokens takes 8 to 8192")
    }
    if let temperature, !(0...10).contains(temperature) {
      throw ValidationError("--temperature takes 0 to 10")
    }
  }

  /// The style by its name, or out of a file.
  private func style() throws -> Persona {
    if let shipped = Persona.all.first(where: { $0.name == persona }) { return shipped }
    guard Folders.exists(persona) else {
      throw UsageFailure(
        "unknown persona '\(persona)'",
        hint:
          "one of \(Persona.all.map(\.name).joined(separator: ", ")), or the path of a text file")
    }
    let name = persona.split(separator: "/").last.map(String.init) ?? persona
    return try Persona(
      name: name.hasSuffix(".txt") ? String(name.dropLast(4)) : name, file: persona,
      text: try TextFile.read(persona))
  }

  /// The settings that these options describe.
  ///
  /// - Throws: what reading a persona's file throws.
  func settings() throws -> AgentSettings {
    var settings = AgentSettings()
    settings.thinking = thinking
    settings.tools = tools
    settings.grammar = grammar
    settings.language = language
    settings.persona = try style()
    if let temperature { settings.sampler.temperature = Float(temperature) }
    if let callsPerDay {
      settings.budget.tokens = settings.budget.tokens * callsPerDay / settings.budget.calls
      settings.budget.calls = callsPerDay
    }
    settings.budget.seconds = secondsPerDay
    if let thoughtTokens {
      settings.budget.tokens +=
        (thoughtTokens - settings.budget.thoughtTokens) * settings.budget.calls
      settings.budget.thoughtTokens = thoughtTokens
    }
    return settings
  }
}
