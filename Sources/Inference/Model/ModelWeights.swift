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
  let attentionNorm: WeightVector
  let query: PackedMatrix
  let key: PackedMatrix
  let value: PackedMatrix
  let queryBias: WeightVector?
  let keyBias: WeightVector?
  let valueBias: WeightVector?
  let queryNorm: WeightVector?
  let keyNorm: WeightVector?
  let attentionOutput: PackedMatrix
  let attentionPostNorm: WeightVector?
  let feedForwardNorm: WeightVector
  let gate: PackedMatrix
  let up: PackedMatrix
  let down: PackedMatrix
  let feedForwardPostNorm: WeightVector?
}

/// A short vector of weights.
///
/// `@unchecked Sendable`: the numbers are written once while the model is loaded.
struct WeightVector: @unchecked Sendable {
  let count: Int
  let numbers: UnsafeMutablePointer<Float>
}
