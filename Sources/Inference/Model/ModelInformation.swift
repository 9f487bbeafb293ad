/// What a model file says about itself, for people.
public struct ModelInformation: Sendable, Hashable {
  /// How many tensors and bytes a storage format takes.
  public struct FormatShare: Sendable, Hashable {
    /// The format's customary name, such as `Q4_1`.
    public let format: String
    /// Tensors stored so.
    public let tensors: Int
    /// Their numbers.
    public let parameters: Int
    /// Their bytes in the file.
    public let bytes: Int
  }

  /// How many layers mix their tokens in one way.
  public struct LayerShare: Sendable, Hashable {
    /// `attention`, `window`, `lightning` or `deltaNet`.
    public let kind: String
    /// Such layers.
    public let layers: Int
  }

  /// The experts of every layer's feed-forward part.
  public struct Experts: Sendable, Hashable {
    /// Experts to choose from.
    public let count: Int
    /// How many a token passes through, the shared one not counted.
    public let used: Int
    /// Width of one expert.
    public let width: Int
    /// Whether one more expert serves every token.
    public let hasShared: Bool
  }

  /// The file's name.
  public let file: String
  /// The file's size in bytes.
  public let fileBytes: Int
  /// The architecture's name, such as `llama`.
  public let architecture: String
  /// The model's own name, if it has one; from outside, so show it as text only.
  public let name: String?
  /// The licence it names.
  public let license: String?
  /// Numbers in all tensors.
  public let parameters: Int
  /// Layers.
  public let layers: Int
  /// Numbers in a token's hidden state.
  public let width: Int
  /// Query heads.
  public let heads: Int
  /// Key and value heads.
  public let keyValueHeads: Int
  /// Numbers in one head.
  public let headSize: Int
  /// Width of the feed-forward part.
  public let feedForwardWidth: Int
  /// Tokens the model was made to see at once.
  public let contextLength: Int
  /// Tokens of the vocabulary.
  public let vocabularyCount: Int
  /// The tokenizer's kind and its rule for cutting text, such as `gpt2 smollm`.
  public let tokenizer: String
  /// The chat template, a Jinja text; nil when the file has none.
  public let chatTemplate: String?
  /// Storage formats, the one with most bytes first.
  public let formats: [FormatShare]
  /// How layers mix their tokens, in the order of `Architecture.Mixing`.
  public let layerKinds: [LayerShare]
  /// Positions a layer with a window sees; 0 where there is none.
  public let window: Int
  /// The experts, nil where feed-forward parts are dense.
  public let experts: Experts?
  /// Bytes the weights take in memory.
  public let weightBytes: Int
  /// Bytes of the states a context keeps whatever its length, with those to go back to.
  public let stateBytes: Int
  /// Bytes of keys and values that one position takes.
  public let cacheBytesPerToken: Int

  /// Reads a model's description without loading its weights.
  public static func read(_ path: String) throws(ModelFileError) -> ModelInformation {
    let file = try ModelFile(path)
    return try ModelInformation(file, Architecture(file))
  }

  init(_ file: ModelFile, _ a: Architecture) throws(ModelFileError) {
    self.file = file.name
    fileBytes = file.file.bytes.count
    architecture = a.name
    name = try file.text("general.name")
    license = try file.text("general.license")
    parameters = file.tensors.reduce(0) { $0 + $1.count }
    layers = a.layerCount
    width = a.width
    heads = a.headCount
    keyValueHeads = a.keyValueHeadCount
    headSize = a.headSize
    feedForwardWidth = a.feedForwardWidth
    contextLength = a.contextLength
    vocabularyCount = try file.texts("tokenizer.ggml.tokens")?.count ?? 0
    let kind = try file.text("tokenizer.ggml.model") ?? "none"
    let rule = try file.text("tokenizer.ggml.pre")
    tokenizer = SafeName(kind).description + (rule.map { " \(SafeName($0))" } ?? "")
    chatTemplate = try file.text("tokenizer.chat_template")
    formats = TensorFormat.allCases.compactMap { format in
      let tensors = file.tensors.filter { $0.format == format }
      guard !tensors.isEmpty else { return nil }
      return FormatShare(
        format: format.name, tensors: tensors.count,
        parameters: tensors.reduce(0) { $0 + $1.count },
        bytes: tensors.reduce(0) { $0 + $1.range.count })
    }.sorted { ($0.bytes, $0.format) > ($1.bytes, $1.format) }
    layerKinds = Architecture.Mixing.allCases.compactMap { kind in
      let count = a.mixings.count { $0 == kind }
      return count > 0 ? LayerShare(kind: kind.rawValue, layers: count) : nil
    }
    window = a.mixings.contains(.window) ? a.window : 0
    experts = a.experts.map {
      Experts(count: $0.count, used: $0.used, width: $0.width, hasShared: $0.sharedWidth > 0)
    }
    weightBytes = file.tensors.reduce(0) { $0 &+ WeightLoader.packedBytes($1) }
    stateBytes = a.isRecurrent ? RecurrentStates.byteCount(a) : 0
    cacheBytesPerToken = KeyValueCache.bytesPerPosition(a)
  }
}
