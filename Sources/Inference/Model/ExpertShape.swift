/// The experts of a layer's feed-forward part and how a token's are chosen.
struct ExpertShape: Sendable, Hashable {
  /// How scores become weights.
  enum Gating: Int, Sendable, Hashable {
    case softmax = 1
    case sigmoid = 2
  }

  let count: Int
  /// How many a token passes through.
  let used: Int
  /// Width of one expert.
  let width: Int
  /// Width of the expert that every token passes through besides, 0 where there is none.
  let sharedWidth: Int
  let gating: Gating
  /// Multiplies the weights after they were made to sum to 1.
  let scale: Float

  /// Experts a token passes through, the shared one included.
  var usedInAll: Int { used + (sharedWidth > 0 ? 1 : 0) }
  /// Experts of a layer, the shared one included.
  var countInAll: Int { count + (sharedWidth > 0 ? 1 : 0) }
  /// Width of the widest.
  var widest: Int { max(width, sharedWidth) }

  /// The experts a model file describes; nil for an architecture without.
  init?(_ file: ModelFile, _ name: String) throws(ModelFileError) {
    guard ["qwen3moe", "qwen3next", "minimax-01", "minimax-m2"].contains(name) else { return nil }
    count = try file.integer("\(name).expert_count", in: 1...1_024)
    used = try file.integer("\(name).expert_used_count", in: 1...min(count, 256))
    let key = "\(name).expert_feed_forward_length"
    if file.metadata[key] == nil {
      width = try file.integer("\(name).feed_forward_length", in: 1...1_048_576)
    } else {
      width = try file.integer(key, in: 1...1_048_576)
    }
    sharedWidth =
      name == "qwen3next"
      ? try file.integer(
        "\(name).expert_shared_feed_forward_length", in: 1...1_048_576, default: width) : 0
    let gatingKey = "\(name).expert_gating_func"
    let usual = name == "minimax-m2" ? Gating.sigmoid : .softmax
    guard
      let gating = Gating(
        rawValue: try file.integer(gatingKey, in: 0...255, default: usual.rawValue))
    else {
      throw .metadata(
        file: file.name, key: gatingKey, problem: "is none of 1 (softmax) and 2 (sigmoid)")
    }
    self.gating = gating
    scale = Float(try file.fraction("\(name).expert_weights_scale", in: 0...1_000, default: 1))
  }
}
