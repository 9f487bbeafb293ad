/// A seeded source of random bits for property tests; print the seed when one fails.
public struct TestRandom: RandomNumberGenerator {
  private var state: UInt64

  /// A source with this seed.
  public init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// The next 64 bits of the sequence.
  public mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
