/// Seeded numbers for the tensors of a random model.
struct RandomWeights {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A matrix whose products keep the size of what they multiply.
  mutating func matrix(_ name: String, _ shape: [Int], _ format: TensorFormat)
    -> ModelFileWriter.Tensor
  {
    let reach = (3 / Float(shape[0])).squareRoot()
    let numbers = (0..<shape.reduce(1, *)).map { _ in reach * next() }
    // A row that is no whole number of blocks stays unquantised.
    let own = shape[0].isMultiple(of: format.blockLength) ? format : .f32
    return ModelFileWriter.Tensor(
      name: name, shape: shape, format: own, bytes: Self.bytes(numbers, own))
  }

  /// A vector of numbers around `centre`.
  mutating func vector(
    _ name: String, _ shape: [Int], around centre: Float = 1, reach: Float = 0.2
  ) -> ModelFileWriter.Tensor {
    let numbers = (0..<shape.reduce(1, *)).map { _ in centre + reach * next() }
    return ModelFileWriter.Tensor(
      name: name, shape: shape, format: .f32, bytes: Self.bytes(numbers, .f32))
  }

  /// A number in −1…1 (SplitMix64).
  private mutating func next() -> Float {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return Float(bits >> 40) / Float(1 << 23) - 1
  }

  /// Numbers as floats, or as bytes in blocks of 32 with a scale.
  private static func bytes(_ numbers: [Float], _ format: TensorFormat) -> [UInt8] {
    guard format == .q8_0 else {
      return numbers.flatMap { number in
        withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
      }
    }
    return stride(from: 0, to: numbers.count, by: 32).flatMap { start in
      let block = numbers[start..<(start + 32)]
      let scale = Float16((block.map(abs).max() ?? 0) / 127)
      let inverse = scale > 0 ? 1 / Float(scale) : 0
      return withUnsafeBytes(of: scale.bitPattern.littleEndian) { Array($0) }
        + block.map { UInt8(bitPattern: Int8(max(-127, min(127, ($0 * inverse).rounded())))) }
    }
  }
}
