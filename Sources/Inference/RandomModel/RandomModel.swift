/// A small model of random weights: the shape, tokenizer and chat template of a family that is too
/// large to try here, with nothing learned.
///
/// The same values give the same file on every machine.
public struct RandomModel: Sendable, Hashable {
  /// The architecture, one of `architectures`.
  public let architecture: String
  /// Decides the weights.
  public let seed: UInt64
  /// How matrices are stored.
  public let isQuantised: Bool
  var layers = 4
  var width = 128
  var heads = 4
  var keyValueHeads = 2
  var headSize = 32
  var feedForward = 256
  var context = 131_072
  var window = 64
  var experts = 8
  var expertsUsed = 2
  var expertWidth = 64
  var deltaKeyHeads = 2
  var deltaValueHeads = 4

  /// What can be made.
  public static let architectures = [
    "llama", "qwen2", "qwen3", "qwen3moe", "qwen3next", "gemma3", "minimax-01", "minimax-m2",
  ]

  /// A model; nil when the architecture is unknown.
  ///
  /// - Parameters:
  ///   - architecture: One of `architectures`.
  ///   - seed: Decides the weights.
  ///   - isQuantised: Whether matrices are stored as Q8_0 rather than F32.
  public init?(architecture: String, seed: UInt64, isQuantised: Bool = false) {
    guard Self.architectures.contains(architecture) else { return nil }
    (self.architecture, self.seed, self.isQuantised) = (architecture, seed, isQuantised)
  }

  /// The bytes of the GGUF file.
  public func file() -> [UInt8] { file(withTensors: true) }

  /// The bytes of the file, or of one without tensors, or with only a few tokens of each kind.
  func file(withTensors: Bool, fewTokens: Bool = false) -> [UInt8] {
    var writer = ModelFileWriter()
    let a = architecture
    writer.text("general.architecture", a)
    writer.text("general.name", "random \(a), seed \(seed)")
    var numbers = [
      ("block_count", layers), ("context_length", context), ("embedding_length", width),
      ("feed_forward_length", isMixture ? expertWidth : feedForward),
      ("attention.head_count", heads), ("attention.head_count_kv", keyValueHeads),
      ("attention.key_length", headSize), ("attention.value_length", headSize),
      ("rope.dimension_count", rotarySize),
    ]
    if isMixture {
      numbers += [
        ("expert_count", experts), ("expert_used_count", expertsUsed),
        ("expert_feed_forward_length", expertWidth),
      ]
    }
    switch a {
    case "gemma3": numbers.append(("attention.sliding_window", window))
    case "minimax-m2": numbers.append(("expert_gating_func", 2))
    case "minimax-01": numbers.append(("full_attention_interval", 2))
    case "qwen3next":
      numbers += [
        ("expert_shared_feed_forward_length", expertWidth), ("full_attention_interval", 4),
        ("ssm.group_count", deltaKeyHeads), ("ssm.time_step_rank", deltaValueHeads),
        ("ssm.state_size", headSize), ("ssm.inner_size", deltaValueHeads * headSize),
        ("ssm.conv_kernel", 4),
      ]
    default: break
    }
    for (key, value) in numbers { writer.integer("\(a).\(key)", value) }
    if a == "minimax-01" { writer.fraction("\(a).residual_scale", 1.5) }
    writer.fraction("\(a).attention.layer_norm_rms_epsilon", 1e-6)
    writer.fraction("\(a).rope.freq_base", a == "gemma3" ? 1_000_000 : 10_000)
    let vocabulary = RandomVocabulary(architecture: a, isSmall: fewTokens)
    vocabulary.write(to: &writer)
    return writer.file(withTensors ? tensors(vocabularyCount: vocabulary.tokens.count) : [])
  }

  var isMixture: Bool {
    ["qwen3moe", "qwen3next", "minimax-01", "minimax-m2"].contains(architecture)
  }

  /// How much of each head the position turns.
  var rotarySize: Int {
    ["qwen3next", "minimax-01", "minimax-m2"].contains(architecture) ? headSize / 2 : headSize
  }
}
