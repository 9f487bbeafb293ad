import Grammar
import Inference

@testable import Agent

/// A predictor that says what it is told, turn by turn, however unlikely.
///
/// At the beginning of each turn it takes its next utterance; forced tokens make it take another.
final class ScriptedVoice: TokenPredictor {
  let vocabulary: Vocabulary
  let contextLimit: Int
  private(set) var tokens: [TokenID] = []
  private var left: ArraySlice<TokenID> = []
  private var logits: [Float]
  private let next: () -> [TokenID]

  init(_ tokenizer: Tokenizer, contextLimit: Int = 1 << 22, next: @escaping () -> [TokenID]) {
    vocabulary = tokenizer.vocabulary
    self.contextLimit = contextLimit
    self.next = next
    logits = Array(repeating: 0, count: tokenizer.vocabulary.count)
  }

  func append(_ new: [TokenID]) throws {
    guard tokens.count + new.count <= contextLimit else {
      throw PredictionError.contextFull(limit: contextLimit, wanted: tokens.count + new.count)
    }
    tokens += new
    if new.count == 1, left.first == new[0] { left.removeFirst() } else { left = [] }
  }

  func truncate(to count: Int) {
    tokens.removeLast(max(0, tokens.count - max(0, count)))
    left = []
  }

  func withLogits<R>(_ body: (UnsafeBufferPointer<Float>) throws -> R) rethrows -> R {
    if left.isEmpty { left = next()[...] }
    let token = left.first.map { Int($0) }
    if let token { logits[token] = 1_000 }
    defer { if let token { logits[token] = 0 } }
    return try logits.withUnsafeBufferPointer(body)
  }
}

/// A vocabulary of single bytes and the control tokens of every dialect.
let everyControl = Tokenizer.ofBytes(controls: [
  "<|im_end|>", "<|im_start|>", "<|endoftext|>", "]~!b[", "]~b]", "[e~[", "<|begin_of_text|>",
  "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>", "<bos>", "<start_of_turn>",
  "<end_of_turn>",
])

extension ChatDialect {
  /// An utterance in single bytes, with the token that ends a turn.
  func utterance(_ bytes: [UInt8]) -> [TokenID] {
    bytes.map { TokenID($0) } + everyControl.tokens(of: turnEnd, parsingControlTokens: true)
  }
}

/// Generous budgets for tokens that are single bytes.
extension AgentSettings {
  static func free(_ profile: ToolProfile = .full) -> AgentSettings {
    var settings = AgentSettings()
    settings.grammar = .off
    settings.tools = profile
    settings.showsExample = false
    settings.thoughts = .free
    settings.budget = DayBudget(
      calls: 12, looks: 12, tokens: 100_000, thoughtTokens: 200, textTokens: 2_000)
    return settings
  }
}
