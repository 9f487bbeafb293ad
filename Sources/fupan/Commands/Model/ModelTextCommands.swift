import ArgumentParser
import FoundationEssentials
import Inference
import Scoring

/// `fupan model tokenize FILE --text T`.
struct ModelTokenizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokenize", abstract: "Show the tokens of a text.")

  @OptionGroup var options: ModelOptions
  @OptionGroup var source: TextOptions

  @Flag(help: "Read control tokens such as <|im_start|> in the text as such.")
  var parseSpecial = false

  func run() throws {
    let tokenizer = try Tokenizer.read(options.file)
    let ids = tokenizer.promptTokens(of: try source.read(), parsingControlTokens: parseSpecial)
    switch options.format {
    case .json: Console.say(try JSONLine.text(["ids": ids]))
    case .text:
      var table = TextTable([.right("id"), .left("text")])
      for id in ids { table.add([String(id), JSONLine.quoted(tokenizer.text(of: [id]))]) }
      Console.say(table.text)
    }
  }
}

/// `fupan model generate FILE --text T --tokens N`.
struct ModelGenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Continue a text.")

  @OptionGroup var options: ModelOptions
  @OptionGroup var source: TextOptions

  @Option(help: "The most tokens to make.")
  var tokens = 64

  @Option(help: "0 takes the likeliest token, 1 leaves the model's probabilities as they are.")
  var temperature = 0.0

  @Option(help: "Draw among this many of the likeliest tokens; 0 draws among all.")
  var topK = 40

  @Option(help: "Draw among the likeliest tokens with this total probability.")
  var topP = 1.0

  @Option(help: "Draw among tokens at least this fraction as likely as the likeliest.")
  var minP = 0.05

  @Option(help: "Makes the last 64 tokens less likely to come again; 1 does nothing.")
  var repetitionPenalty = 1.0

  @Option(help: "Seed of the draws.")
  var seed: UInt64 = 1

  @Flag(help: "Read control tokens such as <|im_start|> in the text as such.")
  var parseSpecial = false

  @Flag(help: "Go on after the model ends the text.")
  var ignoreEnd = false

  @Option(help: "Folder where keys and values of long prompts are kept between runs.")
  var kvCache: String?

  @Option(help: "Tokens guessed ahead from the text so far, 0 to 7; the result is the same.")
  var guesses = 0

  private struct Output: Encodable {
    let ids: [TokenID]
    let text: String
    let end: String
  }

  func validate() throws {
    guard (1...1_000_000).contains(tokens) else {
      throw ValidationError("--tokens takes 1 to 1000000")
    }
    guard (0...10).contains(temperature), (0...1).contains(topP), (0...1).contains(minP) else {
      throw ValidationError("--temperature takes 0 to 10, --top-p and --min-p 0 to 1")
    }
    guard topK >= 0, (0.1...10).contains(repetitionPenalty) else {
      throw ValidationError("--top-k takes 0 or more and --repetition-penalty 0.1 to 10")
    }
    guard (0...InferenceSession.guessMax).contains(guesses) else {
      throw ValidationError("--guesses takes 0 to \(InferenceSession.guessMax)")
    }
  }

  func run() throws {
    let model = try options.model()
    let prompt = model.tokenizer.promptTokens(
      of: try source.read(), parsingControlTokens: parseSpecial)
    guard !prompt.isEmpty else { throw CommandFailure("the text has no tokens to continue") }
    let session = try InferenceSession(model: model)
    session.guessLimit = guesses
    if let kvCache { session.prefixes = PrefixStore(folder: kvCache, report: Console.complain) }
    try session.append(prompt)
    let settings = SamplerSettings(
      temperature: Float(temperature), topK: topK, topP: Float(topP), minP: Float(minP),
      repetitionPenalty: Float(repetitionPenalty))
    var sampler = Sampler(settings: settings, seed: seed)
    let made = try Continuation.generate(
      session, count: tokens, sampler: &sampler, stopsAtEnd: !ignoreEnd)
    let text = model.tokenizer.text(of: made.ids)
    switch options.format {
    case .json:
      Console.say(try JSONLine.text(Output(ids: made.ids, text: text, end: made.end.rawValue)))
    case .text: Console.say(text)
    }
  }
}

/// `fupan model logits FILE --text T --top N`.
struct ModelLogitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logits", abstract: "Show the likeliest next tokens of a text.")

  @OptionGroup var options: ModelOptions
  @OptionGroup var source: TextOptions

  @Option(help: "How many tokens.")
  var top = 10

  @Flag(help: "Read control tokens such as <|im_start|> in the text as such.")
  var parseSpecial = false

  private struct Output: Encodable {
    struct Line: Encodable {
      let id: TokenID
      let logit: Float
      let logprob: Double
    }
    let ids: [TokenID]
    let top: [Line]
  }

  func validate() throws {
    guard (1...1_000_000).contains(top) else { throw ValidationError("--top takes 1 to 1000000") }
  }

  func run() throws {
    let model = try options.model()
    let ids = model.tokenizer.promptTokens(
      of: try source.read(), parsingControlTokens: parseSpecial)
    guard !ids.isEmpty else { throw CommandFailure("the text has no tokens") }
    let session = try InferenceSession(model: model)
    try session.append(ids)
    let best = TopLogits(of: session, count: top).entries
    switch options.format {
    case .json:
      let lines = best.map { Output.Line(id: $0.id, logit: $0.logit, logprob: $0.logProbability) }
      Console.say(try JSONLine.text(Output(ids: ids, top: lines)))
    case .text:
      var table = TextTable([.right("id"), .left("text"), .right("logit"), .right("log p")])
      for line in best {
        table.add([
          String(line.id), JSONLine.quoted(model.tokenizer.text(of: [line.id])),
          TextTable.fixed(Double(line.logit), places: 4),
          TextTable.fixed(line.logProbability, places: 4),
        ])
      }
      Console.say(table.text)
    }
  }
}
