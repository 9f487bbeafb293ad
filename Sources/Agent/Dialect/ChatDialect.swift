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
  /// Llama-3: headers around each role, bare JSON calls, and an `ipython` turn for results.
  case llama3
  /// Gemma: `user` and `model` turns only, so that the system prompt opens the first user turn and
  /// results arrive in a fenced block of a user turn.
  case gemma

  /// How calls are written.
  public var syntax: CallSyntax {
    switch self {
    case .chatML: .hermes
    case .minimax: .minimax
    case .llama3, .gemma: .bare
    }
  }

  /// What stands before the system prompt.
  var systemOpening: String {
    switch self {
    case .chatML: "<|im_start|>system\n"
    case .minimax: "]~!b[]~b]system\n"
    case .llama3: "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\n"
    case .gemma: "<bos><start_of_turn>user\n"
    }
  }

  /// What stands after the system prompt, up to where the user's first text begins.
  var systemClosing: String {
    switch self {
    case .chatML, .minimax, .llama3: turnEnd + turnGap + userOpening
    case .gemma: "\n\n"
    }
  }

  /// What stands before the text of the user.
  var userOpening: String {
    switch self {
    case .chatML: "<|im_start|>user\n"
    case .minimax: "]~b]user\n"
    case .llama3: "<|start_header_id|>user<|end_header_id|>\n\n"
    case .gemma: "<start_of_turn>user\n"
    }
  }

  /// What opens the turn that holds the results of tools.
  var resultTurnOpening: String {
    switch self {
    case .chatML: "<|im_start|>user"
    case .minimax: "]~b]tool"
    case .llama3: "<|start_header_id|>ipython<|end_header_id|>\n"
    case .gemma: "<start_of_turn>user"
    }
  }

  /// What stands before the result of one tool.
  var resultOpening: String {
    switch self {
    case .chatML: "\n<tool_response>\n"
    case .minimax: "\n<response>"
    case .llama3: "\n"
    case .gemma: "\n```tool_output\n"
    }
  }

  /// What stands after the result of one tool.
  var resultClosing: String {
    switch self {
    case .chatML: "\n</tool_response>"
    case .minimax: "</response>"
    case .llama3: ""
    case .gemma: "\n```"
    }
  }

  /// What opens the model's turn.
  var modelOpening: String {
    switch self {
    case .chatML: "<|im_start|>assistant\n"
    case .minimax: "]~b]ai\n"
    case .llama3: "<|start_header_id|>assistant<|end_header_id|>\n\n"
    case .gemma: "<start_of_turn>model\n"
    }
  }

  /// The control token that ends every turn.
  var turnEnd: String {
    switch self {
    case .chatML: "<|im_end|>"
    case .minimax: "[e~["
    case .llama3: "<|eot_id|>"
    case .gemma: "<end_of_turn>"
    }
  }

  /// What stands between the end of a turn and the next one.
  var turnGap: String { self == .llama3 ? "" : "\n" }

  /// Control-token texts that a thought must not contain even as plain text.
  var controlTexts: [String] {
    switch self {
    case .chatML: ["<|im_start|>", "<|im_end|>", "<|endoftext|>"]
    case .minimax: ["]~!b[", "]~b]", "[e~["]
    case .llama3:
      ["<|begin_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>", "<|eom_id|>"]
    case .gemma: ["<bos>", "<eos>", "<start_of_turn>", "<end_of_turn>"]
    }
  }
}
