import ArgumentParser
import FoundationEssentials
import Inference
import Scoring

/// `fupan model inspect FILE`.
struct ModelInspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Show what a model file holds.")

  @Argument(help: "GGUF file.")
  var file: String

  @Option(help: "How to print.")
  var format = OutputFormat.text

  @Flag(help: "Also print the chat template.")
  var template = false

  private struct Output: Encodable {
    struct Format: Encodable {
      let format: String
      let tensors: Int
      let parameters: Int
      let bytes: Int
    }
    let file: String
    let bytes: Int
    let architecture: String
    let name: String?
    let license: String?
    let parameters: Int
    let layers: Int
    let width: Int
    let heads: Int
    let kv_heads: Int
    let context: Int
    let vocabulary: Int
    let tokenizer: String
    let kv_bytes_per_token: Int
    let weight_bytes: Int
    let state_bytes: Int
    let layer_kinds: [String: Int]
    let window: Int?
    let experts: Int?
    let experts_used: Int?
    let formats: [Format]
    let chat_template: String?
  }

  func run() throws {
    let model = try ModelInformation.read(file)
    switch format {
    case .json:
      Console.say(
        try JSONLine.text(
          Output(
            file: model.file, bytes: model.fileBytes, architecture: model.architecture,
            name: model.name, license: model.license, parameters: model.parameters,
            layers: model.layers, width: model.width, heads: model.heads,
            kv_heads: model.keyValueHeads, context: model.contextLength,
            vocabulary: model.vocabularyCount, tokenizer: model.tokenizer,
            kv_bytes_per_token: model.cacheBytesPerToken, weight_bytes: model.weightBytes,
            state_bytes: model.stateBytes,
            layer_kinds: Dictionary(
              model.layerKinds.map { ($0.kind, $0.layers) }, uniquingKeysWith: +),
            window: model.window > 0 ? model.window : nil, experts: model.experts?.count,
            experts_used: model.experts?.used,
            formats: model.formats.map {
              Output.Format(
                format: $0.format, tensors: $0.tensors, parameters: $0.parameters, bytes: $0.bytes)
            }, chat_template: model.chatTemplate)))
    case .text: Console.say(page(of: model))
    }
  }

  private func page(of model: ModelInformation) -> String {
    let cache = model.cacheBytesPerToken * model.contextLength
    let rows: [(String, String)] = [
      ("file", "\(model.file), \(mebibytes(model.fileBytes))"),
      ("model", shown(model.name)), ("licence", shown(model.license)),
      ("architecture", model.architecture), ("parameters", "\(model.parameters)"),
      ("layers × width", "\(model.layers) × \(model.width)"),
      ("layers that mix tokens by", layers(of: model)),
      ("feed-forward", feedForward(of: model)),
      ("heads, of keys and values", "\(model.heads), \(model.keyValueHeads)"),
      ("context", "\(model.contextLength) tokens, \(mebibytes(cache)) of keys and values"),
      ("memory", memory(of: model)),
      ("tokenizer", "\(model.tokenizer), \(model.vocabularyCount) tokens"),
      ("chat template", model.chatTemplate.map { "\($0.utf8.count) bytes" } ?? "none"),
    ]
    var table = TextTable([.left("what"), .left("value")])
    for (name, value) in rows { table.add([name, value]) }
    for share in model.formats {
      table.add([share.format, "\(share.tensors) tensors, \(mebibytes(share.bytes))"])
    }
    var text = table.text
    if template, let chat = model.chatTemplate { text += "\n" + JSONLine.quoted(chat) }
    return text
  }

  private func layers(of model: ModelInformation) -> String {
    model.layerKinds.map { share in
      let name =
        switch share.kind {
        case "window": "attention to \(model.window) tokens"
        case "lightning": "lightning attention"
        case "deltaNet": "gated delta net"
        default: "attention"
        }
      return "\(name): \(share.layers)"
    }.joined(separator: ", ")
  }

  private func feedForward(of model: ModelInformation) -> String {
    guard let experts = model.experts else { return "\(model.feedForwardWidth) wide" }
    return "\(experts.used) of \(experts.count) experts, each \(experts.width) wide"
      + (experts.hasShared ? ", and one for every token" : "")
  }

  private func memory(of model: ModelInformation) -> String {
    let tokens = min(model.contextLength, 8_192)
    let context = model.cacheBytesPerToken * tokens + model.stateBytes
    return "\(mebibytes(model.weightBytes)) for weights, "
      + "\(mebibytes(context)) for a context of \(tokens) tokens"
  }

  private func shown(_ text: String?) -> String { text.map(JSONLine.quoted) ?? "not named" }

  private func mebibytes(_ bytes: Int) -> String {
    TextTable.fixed(Double(bytes) / 1_048_576, places: 1) + " MiB"
  }
}
