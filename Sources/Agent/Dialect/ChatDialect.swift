public import Grammar

/// How a family of models marks who speaks: the scaffold around system, user, tool and model text.
///
/// Scaffold is tokenised with control tokens, content never is, so that nothing in a price table or
/// a news item can open a turn.
public enum ChatDialect: String, Sendable, Hashable, CaseIterable {
  /// ChatML with Hermes calls: SmolLM2, Qwen. Results of tools arrive in a `user` turn between
  /// `<tool_response>` tags, as Qwen's and Hermes' templates write them; SmolLM2's template has no
  /// role for tools either.
  case chatML = "chatml"
  /// MiniMax-M2: its own turn marks, XML calls, and a `tool` turn for results.
  case minimax

  /// The dialect of a model with this architecture and chat template.
  public init(architecture: String, chatTemplate: String?) {
    let isMiniMax =
      architecture.hasPrefix("minimax") || (chatTemplate ?? "").contains("]~b]")
    self = isMiniMax ? .minimax : .chatML
  }

  /// How calls are written.
  public var syntax: CallSyntax {
    switch self {
    case .chatML: .hermes
    case .minimax: .minimax
    }
  }

  /// What stands before the system prompt.
  var systemOpening: String {
    switch self {
    case .chatML: "<|im_start|>system\n"
    case .minimax: "]~!b[]~b]system\n"
    }
  }

  /// What stands before the text of the user.
  var userOpening: String {
    switch self {
    case .chatML: "<|im_start|>user\n"
    case .minimax: "]~b]user\n"
    }
  }

  /// What stands before the result of a tool.
  var resultOpening: String {
    switch self {
    case .chatML: "<|im_start|>user\n<tool_response>\n"
    case .minimax: "]~b]tool\n<response>"
    }
  }

  /// What stands after the result of a tool.
  var resultClosing: String {
    switch self {
    case .chatML: "\n</tool_response>" + turnEnd + "\n"
    case .minimax: "</response>" + turnEnd + "\n"
    }
  }

  /// What opens the model's turn.
  var modelOpening: String {
    switch self {
    case .chatML: "<|im_start|>assistant\n"
    case .minimax: "]~b]ai\n"
    }
  }

  /// The control token that ends every turn.
  var turnEnd: String {
    switch self {
    case .chatML: "<|im_end|>"
    case .minimax: "[e~["
    }
  }

  /// Control-token texts that a thought must not contain even as plain text.
  var controlTexts: [String] {
    switch self {
    case .chatML: ["<|im_start|>", "<|im_end|>", "<|endoftext|>"]
    case .minimax: ["]~!b[", "]~b]", "[e~["]
    }
  }
}
