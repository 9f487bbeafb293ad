/// Cosines and sines of every position's angles.
///
/// Computed with written-out functions, so every machine has the same table. One row a position:
/// (rotarySize / 2, [cosine, sine]).
struct RotaryTable {
  private let memory: AlignedMemory
  private let rowCount: Int
  private let frequencies: [Double]
  private var filled = 0

  /// A table for up to `positions`; nil when the system refuses the memory.
  init?(size: Int, base: Double, scale: Double, factors: WeightVector?, positions: Int) {
    rowCount = size
    frequencies = (0..<(size / 2)).map { pair in
      let frequency = DeterministicMath.power(base, -2 * Double(pair) / Double(size)) / scale
      return frequency / (factors.map { Double($0.numbers[pair]) } ?? 1)
    }
    guard let memory = AlignedMemory(positions * size * 4) else { return nil }
    self.memory = memory
  }

  /// Fills the table up to `count` positions.
  mutating func fill(to count: Int) {
    guard filled < count else { return }
    for position in filled..<count {
      let row = self.row(position)
      for (pair, frequency) in frequencies.enumerated() {
        let (sine, cosine) = DeterministicMath.sineAndCosine(Double(position) * frequency)
        row[2 * pair] = Float(cosine)
        row[2 * pair + 1] = Float(sine)
      }
    }
    filled = count
  }

  /// The angles of one position, filled before.
  func row(_ position: Int) -> UnsafeMutablePointer<Float> {
    memory.start.assumingMemoryBound(to: Float.self) + position * rowCount
  }
}
