import Agent
import ArgumentParser
import Inference
import Scoring

/// `fupan model masks FILE`.
struct ModelMasksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "masks",
    abstract: "Measure how long the call grammar takes to say which tokens may follow.")

  @OptionGroup var options: ModelOptions

  @Option(help: "Turns to write.")
  var turns = 40

  private struct Output: Encodable {
    let structured_median_us: Double
    let structured_p95_us: Double
    let structured_max_us: Double
    let free_median_us: Double
    let free_max_us: Double
    let remembered_median_us: Double
    let compile_ms: Double
    let structured_states: Int
    let free_states: Int
  }

  func validate() throws {
    guard (1...10_000).contains(turns) else { throw ValidationError("--turns takes 1 to 10000") }
  }

  func run() throws {
    let model = try options.model()
    let dialect = ChatDialect(
      architecture: model.information.architecture,
      chatTemplate: model.information.chatTemplate)
    let result = MaskBenchmark(
      model.tokenizer, dialect: dialect, turns: turns, clock: ModelBenchmark.secondsNow)
    switch options.format {
    case .json:
      Console.say(
        try JSONLine.text(
          Output(
            structured_median_us: result.structured.median,
            structured_p95_us: result.structured.upper,
            structured_max_us: result.structured.longest, free_median_us: result.free.median,
            free_max_us: result.free.longest, remembered_median_us: result.remembered.median,
            compile_ms: result.compilation, structured_states: result.structured.states,
            free_states: result.free.states)))
    case .text:
      var table = TextTable([
        .left("mask, µs"), .right("states"), .right("median"), .right("p95"), .right("longest"),
      ])
      for (name, times) in [
        ("structured, first time", result.structured), ("free text, first time", result.free),
        ("seen before", result.remembered),
      ] {
        table.add(
          [name, "\(times.states)"]
            + [times.median, times.upper, times.longest].map { TextTable.fixed($0) })
      }
      Console.say(
        table.text + "\ngrammar of a turn compiled in "
          + TextTable.fixed(result.compilation) + " ms")
    }
  }
}
