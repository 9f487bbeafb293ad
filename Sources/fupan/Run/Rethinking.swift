import Agent
import Inference
import Journal
import Simulation

/// The agent of a run, made again from the run's header so that it can think everything once more.
struct Rethinking {
  /// The agent.
  let trader: ThinkingAgent
  /// Follows the season.
  let progress: ProgressLine
  private let threads: Int

  /// The agent that `header` describes; where time was up is taken from the `entries`.
  ///
  /// - Throws: ``CommandFailure`` when the run had no model or the file is another one, and what
  ///   reading the header's settings or loading the model throws.
  init(
    of header: RunHeader, _ entries: [JournalEntry], model path: String?, threads: Int
  ) throws {
    guard !header.modelDigest.isEmpty else {
      throw CommandFailure(
        "the run was traded by '\(header.trader)', which has no language model",
        hint: "leave out --reinfer")
    }
    let file = path ?? Folders.defaultModel
    guard Folders.exists(file) else {
      throw CommandFailure("\(file): no such model file", hint: "give \(header.model) with --model")
    }
    let model = try LanguageModel.load(file, threads: threads)
    guard model.digest == header.modelDigest else {
      throw CommandFailure(
        "\(file): has digest \(model.digest.prefix(12))…, the run was made with \(header.model), "
          + "\(header.modelDigest.prefix(12))…", hint: "give that file with --model")
    }
    let settings = try AgentSettings(reading: header.settings)
    trader = ThinkingAgent(
      predictor: try InferenceSession(model: model, contextLimit: settings.contextLimit),
      tokenizer: model.tokenizer,
      dialect: ChatDialect(
        architecture: model.information.architecture,
        chatTemplate: model.information.chatTemplate),
      settings: settings)
    trader.repeatTimeCuts(of: entries)
    progress = ProgressLine(days: header.days)
    self.threads = threads
  }

  /// What was made again, for the line that says the runs are identical.
  var report: String {
    ", \(trader.counters.generatedTokens) tokens of \(trader.counters.calls) model calls"
      + " regenerated with \(threads) \(threads == 1 ? "thread" : "threads")"
  }
}
