import ArgumentParser
import FoundationEssentials
import Inference
import Scoring

/// `fupan model perplexity FILE --file TEXT`.
struct ModelPerplexityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perplexity", abstract: "Measure how well a model predicts a text.")

  @OptionGroup var options: ModelOptions
  @OptionGroup var source: TextOptions

  @Option(help: "Tokens seen together.")
  var window = 512

  func validate() throws {
    guard (2...1_000_000).contains(window) else {
      throw ValidationError("--window takes 2 to 1000000 tokens")
    }
  }

  private struct Output: Encodable {
    let perplexity: Double?
    let tokens: Int

    enum Key: String, CodingKey { case perplexity, tokens }

    func encode(to encoder: any Encoder) throws {
      var keys = encoder.container(keyedBy: Key.self)
      try keys.encode(perplexity, forKey: .perplexity)
      try keys.encode(tokens, forKey: .tokens)
    }
  }

  func run() throws {
    let model = try options.model()
    let tokens = model.tokenizer.promptTokens(of: try source.read())
    guard tokens.count > 1 else {
      throw CommandFailure(
        "the text has \(tokens.count) of the two tokens that a perplexity takes",
        hint: "give a longer text with --file or --text")
    }
    let measured = try Perplexity.measure(tokens, on: model, window: window)
    switch options.format {
    case .json:
      Console.say(
        try JSONLine.text(Output(perplexity: measured.value, tokens: measured.tokenCount)))
    case .text:
      let value = measured.value.map { TextTable.fixed($0, places: 4) } ?? "n/a"
      Console.say(
        "perplexity \(value) over \(measured.scoredCount) of \(measured.tokenCount) tokens")
    }
  }
}

/// `fupan model bench FILE`.
struct ModelBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure prefill and decode speed, load time and memory.")

  @OptionGroup var options: ModelOptions

  @Option(help: "Tokens of the prompt whose reading is timed.")
  var prefill = 512

  @Option(help: "Tokens whose making is timed.")
  var decode = 128

  @Option(help: "Tokens in the context before either.")
  var depth = 0

  @Option(help: "Contexts that make their tokens together.")
  var batch = 1

  @Option(help: "How often each is measured; the median counts.")
  var repetitions = 3

  private struct Output: Encodable {
    let prefill_tps: Double?
    let decode_tps: Double?
    let load_ms: Double
    let ttft_ms: Double?
    let peak_rss_mb: Double
    let threads: Int
    let kernels: String
    let batch: Int
    let bandwidth_gbs: Double
    let byte_products_gps: Double
    let decode_roofline_pct: Double?
    let prefill_peak_pct: Double?
    let weights_mb: Double
  }

  func validate() throws {
    guard prefill >= 0, decode >= 0, depth >= 0, prefill + decode > 0, (1...256).contains(batch),
      max(prefill, decode) + depth <= 10_000_000, (1...1_000).contains(repetitions)
    else {
      throw ValidationError(
        "--prefill, --decode and --depth take 0 to 10000000 tokens and one of the first two more "
          + "than 0, --batch 1 to 256, --repetitions 1 to 1000")
    }
  }

  func run() throws {
    let start = ModelBenchmark.secondsNow()
    let model = try options.model()
    let load = (ModelBenchmark.secondsNow() - start) * 1_000
    let result = try ModelBenchmark.run(
      ModelBenchmark.Plan(
        prefill: prefill, decode: decode, depth: depth, repetitions: repetitions,
        batch: batch),
      on: model)
    switch options.format {
    case .json:
      Console.say(
        try JSONLine.text(
          Output(
            prefill_tps: result.prefillRate, decode_tps: result.decodeRate, load_ms: load,
            ttft_ms: result.firstToken, peak_rss_mb: result.peakMemoryMiB,
            threads: model.threads, kernels: model.kernels, batch: batch,
            bandwidth_gbs: result.roofline.bytesPerSecond / 1e9,
            byte_products_gps: result.roofline.productsPerSecond / 1e9,
            decode_roofline_pct: result.decodeShare.map { $0 * 100 },
            prefill_peak_pct: result.prefillShare.map { $0 * 100 },
            weights_mb: Double(model.weightBytes) / 1_048_576)))
    case .text:
      var table = TextTable([.left("measure"), .right("median")])
      let rows: [(String, Double?)] = [
        ("prefill \(prefill) at depth \(depth), tok/s", result.prefillRate),
        (
          "decode \(decode) at depth \(depth)\(batch > 1 ? ", batch of \(batch)" : ""), tok/s",
          result.decodeRate
        ),
        ("decode, % of what reading alone allows", result.decodeShare.map { $0 * 100 }),
        ("prefill, % of what byte products alone allow", result.prefillShare.map { $0 * 100 }),
        ("reading alone, GB/s", result.roofline.bytesPerSecond / 1e9),
        ("byte products alone, thousand million/s", result.roofline.productsPerSecond / 1e9),
        ("time to first token, ms", result.firstToken), ("load, ms", load),
        ("peak memory, MiB", result.peakMemoryMiB),
      ]
      for (name, value) in rows {
        table.add([name, value.map { TextTable.fixed($0, places: 1) } ?? "n/a"])
      }
      Console.say(table.text + "\n\(model.threads) threads, \(model.kernels)")
    }
  }
}
