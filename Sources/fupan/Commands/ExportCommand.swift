import ArgumentParser
import Journal
import Market
import Scoring
import TradingTypes

/// `fupan export`: a run in the layouts of other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a run in the layout of another program.",
    discussion: """
      Layouts:
        openai    chat messages with reasoning_content and tools, one line a run
        sharegpt  conversations, function_call, observation; thoughts in <think>
        otlp      OpenTelemetry spans (gen_ai) in JSON; --content adds the words
        aitrader  NAME/log/DATE/log.jsonl, NAME/position/position.jsonl in --out

      Examples:
        fupan export out/run --format sharegpt --out out/run.sharegpt.jsonl
        fupan export out/a out/b --format openai > train.jsonl
        fupan export out/run --format aitrader --out out/contest
      """)

  /// The layouts.
  enum Layout: String, ExpressibleByArgument, CaseIterable {
    case openai, sharegpt, otlp, aitrader
  }

  @Argument(help: "Run folders.")
  var runs: [String]

  @Option(help: "Layout: \(Layout.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: Layout

  @Option(help: "File, or folder for aitrader; without it the text goes to standard output.")
  var out: String?

  @Flag(help: "Add messages, arguments and results to spans (otlp).")
  var content = false

  @Option(help: "Name of the agent in aitrader layout; the run's model unless given.")
  var signature: String?

  func validate() throws {
    guard !runs.isEmpty else { throw ValidationError("give at least one run folder") }
    guard format != .aitrader || (out != nil && runs.count == 1) else {
      throw ValidationError("--format aitrader takes one run and needs --out DIR")
    }
    guard signature.map(Self.isPlainName) ?? true else {
      throw ValidationError("--signature takes letters, digits, dots, dashes and underscores")
    }
  }

  func run() throws {
    var text = ""
    for run in runs {
      let entries = try RunFolder.record(at: run).entries()
      guard let dialogue = SeasonDialogue(run: entries) else {
        throw CommandFailure(
          "\(run): its trader does not think, so there is no conversation",
          hint: "runs of the seat 'agent' have one")
      }
      switch format {
      case .openai: text += try dialogue.openAIMessages()
      case .sharegpt: text += try dialogue.shareGPT()
      case .otlp: text += try dialogue.openTelemetrySpans(withContent: content)
      case .aitrader: return try writeLogs(dialogue, entries, of: run)
      }
    }
    if let out { try WholeFile.write(text, to: out) } else { Console.say(String(text.dropLast())) }
  }

  private func writeLogs(
    _ dialogue: SeasonDialogue, _ entries: [JournalEntry], of run: String
  ) throws {
    guard let out else { return }
    let model = dialogue.header.model.split(separator: ".").first.map(String.init) ?? ""
    let name = signature ?? (Self.isPlainName(model) ? model : dialogue.header.trader)
    for day in try dialogue.aiTraderLog(signature: name) {
      let folder = "\(out)/\(name)/log/\(day.day)"
      try Folders.make(folder)
      try WholeFile.write(day.lines, to: folder + "/log.jsonl")
    }
    try Folders.make("\(out)/\(name)/position")
    var symbols: [Symbol] = []
    for case .fill(let fill) in entries.map(\.event) where !symbols.contains(fill.symbol) {
      symbols.append(fill.symbol)
    }
    try WholeFile.write(
      RunExports.positionLedger(of: entries, symbols: symbols.sorted()),
      to: "\(out)/\(name)/position/position.jsonl")
  }

  private static func isPlainName(_ name: String) -> Bool {
    let marks = "._-"
    return !name.isEmpty && name.count <= 64 && name.first != "." && name.first != "-"
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
          || marks.unicodeScalars.contains($0)
      }
  }
}
