/// The shape of a model: what its metadata says, each number within limits.
///
/// The limits are far above any published model and low enough that no product of a few of them
/// overflows.
struct Architecture: Sendable, Hashable {
  /// How queries and keys are normalised before they are turned.
  enum HeadNorm: Sendable, Hashable {
    case none
    /// One weight for the numbers of each head.
    case perHead
    /// One weight for the numbers of all heads together.
    case whole
  }
  enum Activation: Sendable, Hashable {
    case silu
    case gelu
  }
  /// How the tokens of a layer see each other.
  enum Mixing: String, Sendable, Hashable, CaseIterable {
    /// Attention over all positions before.
    case attention
    /// Attention over the last `window` positions.
    case window
    /// Lightning attention: a state that fades at a fixed rate.
    case lightning
    /// Gated delta net: a state that fades and is corrected by what each token says.
    case deltaNet

    /// Whether the layer keeps a state of fixed size instead of keys and values.
    var isRecurrent: Bool { self == .lightning || self == .deltaNet }
  }

  let name: String
  let layerCount: Int
  /// Numbers in one token's hidden state.
  let width: Int
  let headCount: Int
  let keyValueHeadCount: Int
  let headSize: Int
  let feedForwardWidth: Int
  let contextLength: Int
  let epsilon: Float
  /// How many numbers of each head are turned by the position.
  let rotarySize: Int
  let rotaryBase: Double
  /// Divides positions before they are turned into angles.
  let rotaryScale: Double
  /// Whether number i pairs with i + rotarySize/2 rather than 2i with 2i + 1.
  let pairsHalves: Bool
  let headNorm: HeadNorm
  let activation: Activation
  /// Multiplies embeddings.
  let embeddingScale: Float
  /// Whether a norm follows attention and feed-forward, before they are added.
  let hasPostNorms: Bool
  /// Positions a layer with a window looks back, itself included; 0 for none.
  let window: Int
  /// How each layer mixes its tokens.
  let mixings: [Mixing]
  /// The experts of every layer, nil where feed-forward parts are dense.
  let experts: ExpertShape?
  /// The heads of layers with a gated delta net, nil where there are none.
  let delta: DeltaShape?
  /// Whether queries come with a gate for what their heads gather.
  let hasQueryGate: Bool
  /// What the normalised input is multiplied by before a layer's result is added to it; nil where the
  /// result is added to the hidden state itself.
  let residualScale: Float?
  /// The rotary base of layers with a window.
  let localRotaryBase: Double

  /// Query heads that share one key head.
  var groupSize: Int { headCount / keyValueHeadCount }
  var queryWidth: Int { headCount * headSize }
  var keyValueWidth: Int { keyValueHeadCount * headSize }

  /// Whether a layer sees only the last `window` positions.
  func hasWindow(_ layer: Int) -> Bool { mixings[layer] == .window }

  /// Whether some layers keep a state, which cannot forget single tokens.
  var isRecurrent: Bool { mixings.contains { $0.isRecurrent } }

  static let supported = [
    "llama", "qwen2", "qwen3", "qwen3moe", "qwen3next", "gemma3", "minimax-01", "minimax-m2",
  ]

  /// The shape a model file describes.
  init(_ file: ModelFile) throws(ModelFileError) {
    let name = try file.text("general.architecture") ?? ""
    guard Self.supported.contains(name) else {
      throw .unsupported(
        file: file.name,
        problem: "architecture '\(SafeName(name))' is not supported; known are "
          + Self.supported.joined(separator: ", "))
    }
    self.name = name
    layerCount = try file.integer("\(name).block_count", in: 1...1024)
    width = try file.integer("\(name).embedding_length", in: 1...131_072)
    headCount = try file.integer("\(name).attention.head_count", in: 1...1024)
    keyValueHeadCount = try file.integer(
      "\(name).attention.head_count_kv", in: 1...1024, default: headCount)
    guard headCount.isMultiple(of: keyValueHeadCount) else {
      throw .metadata(
        file: file.name, key: "\(name).attention.head_count_kv",
        problem: "is \(keyValueHeadCount), which does not divide the \(headCount) heads")
    }
    let keySize = "\(name).attention.key_length"
    if file.metadata[keySize] == nil, !width.isMultiple(of: headCount) {
      throw .metadata(
        file: file.name, key: keySize,
        problem: "is missing and \(width) numbers do not divide into \(headCount) heads")
    }
    headSize = try file.integer(keySize, in: 1...1024, default: width / headCount)
    _ = try file.integer(
      "\(name).attention.value_length", in: headSize...headSize, default: headSize)
    let experts = try ExpertShape(file, name)
    self.experts = experts
    feedForwardWidth = try file.integer(
      "\(name).feed_forward_length", in: 1...1_048_576, default: experts?.width)
    contextLength = try file.integer("\(name).context_length", in: 1...16_777_216)
    epsilon = Float(
      try file.fraction("\(name).attention.layer_norm_rms_epsilon", in: 0...1, default: 1e-5))
    rotarySize = try file.integer(
      "\(name).rope.dimension_count", in: 0...headSize, default: headSize)
    guard rotarySize.isMultiple(of: 2) else {
      throw .metadata(
        file: file.name, key: "\(name).rope.dimension_count", problem: "is odd: \(rotarySize)")
    }
    rotaryBase = try file.fraction("\(name).rope.freq_base", in: 1...1e12, default: 10_000)
    rotaryScale = try Self.rotaryScale(file, name)
    let gemma = name == "gemma3"
    pairsHalves = name != "llama"
    headNorm =
      switch name {
      case "qwen3", "qwen3moe", "qwen3next", "gemma3": .perHead
      case "minimax-m2": .whole
      default: .none
      }
    activation = gemma ? .gelu : .silu
    embeddingScale = gemma ? Float(width).squareRoot() : 1
    hasPostNorms = gemma
    let window =
      gemma
      ? try file.integer("\(name).attention.sliding_window", in: 0...16_777_216, default: 0) : 0
    self.window = window
    mixings = try Self.mixings(file, name, layerCount, window: window)
    delta = name == "qwen3next" ? try DeltaShape(file, name) : nil
    hasQueryGate = name == "qwen3next"
    residualScale =
      name == "minimax-01"
      ? Float(try file.fraction("\(name).residual_scale", in: -1_000...1_000)) : nil
    guard !hasQueryGate || headSize.isMultiple(of: 16) else {
      throw .metadata(
        file: file.name, key: keySize,
        problem: "is \(headSize); with gated queries only multiples of 16 are read")
    }
    localRotaryBase = 10_000
  }

  /// How each layer mixes its tokens: every so many layers one has plain attention, or as a list says.
  private static func mixings(
    _ file: ModelFile, _ name: String, _ count: Int, window: Int
  ) throws(ModelFileError) -> [Mixing] {
    let (other, listKey, intervalKey, usual): (Mixing, String, String, Int) =
      switch name {
      case "gemma3" where window > 0:
        (.window, "attention.sliding_window_pattern", "attention.sliding_window_pattern", 6)
      case "minimax-01": (.lightning, "attention.recurrent_layers", "full_attention_interval", 8)
      case "qwen3next": (.deltaNet, "attention.recurrent_layers", "full_attention_interval", 4)
      default: (.attention, "", "", 1)
      }
    if other == .attention { return Array(repeating: .attention, count: count) }
    if case .array = file.metadata["\(name).\(listKey)"] {
      guard let list = try file.flags("\(name).\(listKey)"), list.count == count else {
        throw .metadata(
          file: file.name, key: "\(name).\(listKey)",
          problem: "does not have one entry for each of the \(count) layers")
      }
      return list.map { $0 ? other : .attention }
    }
    let interval = try file.integer("\(name).\(intervalKey)", in: 1...1024, default: usual)
    return (0..<count).map { ($0 + 1) % interval == 0 ? .attention : other }
  }

  private static func rotaryScale(
    _ file: ModelFile, _ name: String
  ) throws(ModelFileError) -> Double {
    let key = "\(name).rope.scaling.type"
    switch try file.text(key) ?? "none" {
    case "none": return 1
    case "linear": return try file.fraction("\(name).rope.scaling.factor", in: 1...1e6)
    case let other:
      throw .metadata(
        file: file.name, key: key, problem: "is '\(SafeName(other))'; known are none, linear")
    }
  }
}
