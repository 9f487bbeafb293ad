/// The weights of a model, packed and checked.
struct ModelWeights: Sendable {
  let embedding: PackedMatrix
  let outputNorm: WeightVector
  /// The output matrix; the embedding itself when the file has no other.
  let output: PackedMatrix
  let layers: [LayerWeights]
  /// What each pair's angle is divided by, if the file says.
  let rotaryFactors: WeightVector?
}

/// The weights of one layer, vectors padded with zeros to a multiple of 32.
struct LayerWeights: Sendable {
  let mixingNorm: WeightVector
  let mixing: MixingWeights
  let mixingPostNorm: WeightVector?
  let feedForwardNorm: WeightVector
  let feedForward: FeedForwardWeights
  let feedForwardPostNorm: WeightVector?
}

/// What lets the tokens of a layer see each other.
enum MixingWeights: Sendable {
  case attention(AttentionWeights)
  case lightning(LightningWeights)
  case deltaNet(DeltaWeights)

  /// The matrix that is read first.
  var firstRead: PackedMatrix {
    switch self {
    case .attention(let weights): weights.query
    case .lightning(let weights): weights.mixed
    case .deltaNet(let weights): weights.mixed
    }
  }
}

/// The weights of an attention layer.
struct AttentionWeights: Sendable {
  let query: PackedMatrix
  /// Makes a gate for what the heads gather.
  let queryGate: PackedMatrix?
  let key: PackedMatrix
  let value: PackedMatrix
  let queryBias: WeightVector?
  let keyBias: WeightVector?
  let valueBias: WeightVector?
  let queryNorm: WeightVector?
  let keyNorm: WeightVector?
  let output: PackedMatrix
}

/// The weights of a lightning attention layer.
struct LightningWeights: Sendable {
  /// Query, key and value of head after head.
  let mixed: PackedMatrix
  let gate: PackedMatrix
  /// Over what all heads gathered.
  let norm: WeightVector
  let output: PackedMatrix
}

/// The weights of a gated delta net.
struct DeltaWeights: Sendable {
  /// All queries, all keys, all values.
  let mixed: PackedMatrix
  let gate: PackedMatrix
  /// For each key head the strengths of its value heads, then their fading.
  let strengths: PackedMatrix
  /// (channels of `mixed`, tokens joined).
  let convolution: WeightVector
  /// Added to the fading before its softplus, which `fading` multiplies.
  let fadingBias: WeightVector
  let fading: WeightVector
  /// Over each head.
  let norm: WeightVector
  let output: PackedMatrix
}

/// The part of a layer that treats each token alone.
enum FeedForwardWeights: Sendable {
  case dense(DenseWeights)
  case experts(ExpertWeights)

  /// The matrix that is read first.
  var firstRead: PackedMatrix {
    switch self {
    case .dense(let weights): weights.gate
    case .experts(let weights): weights.router
    }
  }
}

/// Gate and up projections, joined by the activation, and the way back.
struct DenseWeights: Sendable {
  let gate: PackedMatrix
  let up: PackedMatrix
  let down: PackedMatrix
}

/// Experts with the matrix that scores them.
struct ExpertWeights: Sendable {
  let router: PackedMatrix
  /// Added to the scores when experts are chosen, not when they are weighted.
  let routerBias: WeightVector?
  /// The experts, then the one that all tokens pass through, if there is one.
  let experts: [DenseWeights]
  /// Scores the expert that all tokens pass through.
  let sharedGate: WeightVector?
}

/// A short vector of weights.
///
/// `@unchecked Sendable`: the numbers are written once while the model is loaded.
struct WeightVector: @unchecked Sendable {
  let count: Int
  let numbers: UnsafeMutablePointer<Float>
}
