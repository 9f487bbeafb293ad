import CKernels

/// What happens to a token's query, key and value between their projection and attention: biases,
/// norms, rotation to the token's position, and the store of key and value.
///
/// `@unchecked Sendable`: tables are filled before the threads of a pass begin, and only read by them.
final class HeadPreparation: @unchecked Sendable {
  private let a: Architecture
  private let kernels: fk_kernels
  private var angles: RotaryTable
  /// Angles of layers that see a window only.
  private var localAngles: RotaryTable?

  /// Preparation for contexts of `contextLimit` positions; nil when the system refuses the memory.
  init?(_ model: LanguageModel, contextLimit: Int) {
    a = model.architecture
    kernels = model.kernelTable.functions
    guard
      let angles = RotaryTable(
        size: a.rotarySize, base: a.rotaryBase, scale: a.rotaryScale,
        factors: model.weights.rotaryFactors, positions: contextLimit)
    else { return nil }
    self.angles = angles
    if a.window > 0 {
      guard
        let local = RotaryTable(
          size: a.rotarySize, base: a.localRotaryBase, scale: 1, factors: nil,
          positions: contextLimit)
      else { return nil }
      localAngles = local
    }
  }

  /// Readies the angles of the first `count` positions.
  func fill(to count: Int) {
    angles.fill(to: count)
    localAngles?.fill(to: count)
  }

  /// Biases, norms and rotation of one token's query and key, in place.
  func prepare(
    _ index: Int, _ layer: AttentionWeights, _ query: UnsafeMutablePointer<Float>,
    _ key: UnsafeMutablePointer<Float>, _ value: UnsafeMutablePointer<Float>?, _ position: Int
  ) {
    addBias(layer.queryBias, to: query)
    addBias(layer.keyBias, to: key)
    if let value { addBias(layer.valueBias, to: value) }
    normaliseHeads(layer.queryNorm, query, a.headCount)
    normaliseHeads(layer.keyNorm, key, a.keyValueHeadCount)
    let table = a.hasWindow(index) ? localAngles ?? angles : angles
    let row = table.row(position)
    let neox: Int32 = a.pairsHalves ? 1 : 0
    fk_rotate(query, a.headCount, a.headSize, a.rotarySize, neox, row)
    fk_rotate(key, a.keyValueHeadCount, a.headSize, a.rotarySize, neox, row)
  }

  /// Adds a bias where a layer has one.
  func addBias(_ bias: WeightVector?, to row: UnsafeMutablePointer<Float>) {
    guard let bias else { return }
    for i in 0..<bias.count { row[i] += bias.numbers[i] }
  }

  private func normaliseHeads(
    _ norm: WeightVector?, _ row: UnsafeMutablePointer<Float>, _ heads: Int
  ) {
    guard let norm else { return }
    for part in 0..<(heads * a.headSize / norm.count) {
      fk_rms_norm_short(row + part * norm.count, norm.numbers, norm.count, a.epsilon)
    }
  }

  /// Puts one head's key and value into their place in a cache.
  func store(
    _ cache: KeyValueView, _ index: Int, _ head: Int, _ position: Int,
    _ key: UnsafeMutablePointer<Float>, _ value: UnsafeMutablePointer<Float>
  ) {
    let part = cache.part(index, head, chunk: position / Int(FK_CHUNK))
    let within = position % Int(FK_CHUNK)
    kernels.store_key(key + head * a.headSize, a.headSize, part, within)
    kernels.store_value(value + head * a.headSize, a.headSize, part, within)
  }
}
