import Grammar
public import Inference

extension ChatDialect {
  /// The dialect of a model: by its chat template, else by its control tokens, else by its
  /// architecture.
  ///
  /// A template that opens turns in one of the four ways decides; a model without one is known by the
  /// control tokens it was trained with, so that a base model's file gets a scaffold it has tokens for.
  public init(architecture: String, chatTemplate: String?, vocabulary: Vocabulary? = nil) {
    let template = chatTemplate ?? ""
    self =
      Self.ordered.first { dialect in dialect.marks.allSatisfy(template.contains) }
      ?? Self.ordered.first { dialect in
        dialect.marks.allSatisfy { vocabulary?.controlToken($0) != nil }
      }
      ?? Self.byArchitecture(architecture)
  }

  /// The tokens of a vocabulary that are tags of thoughts and calls, where they are tokens of their
  /// own, as in Qwen's and MiniMax's.
  func tagTokens(in vocabulary: Vocabulary) -> [TokenID] {
    syntax.tags.compactMap(vocabulary.controlToken)
  }

  /// ChatML last: many files carry its tokens beside their own.
  private static let ordered: [ChatDialect] = [.minimax, .llama3, .gemma, .chatML]

  /// Texts that only this dialect's turns have.
  private var marks: [String] {
    switch self {
    case .chatML: ["<|im_start|>"]
    case .minimax: ["]~b]"]
    case .llama3: ["<|start_header_id|>"]
    case .gemma: ["<start_of_turn>"]
    }
  }

  private static func byArchitecture(_ name: String) -> ChatDialect {
    if name.hasPrefix("minimax") { return .minimax }
    if name.hasPrefix("gemma") { return .gemma }
    return .chatML
  }
}
