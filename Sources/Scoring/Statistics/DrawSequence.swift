import TradingTypes

/// A seeded sequence of draws with bounds: the same seed gives the same draws anywhere.
struct DrawSequence {
  private var bits: SplitMix64

  /// A sequence with this seed.
  init(seed: UInt64) { bits = SplitMix64(seed: seed) }

  /// A sequence for part `number` of what `seed` decides, unlike those of its neighbours.
  init(seed: UInt64, part number: Int) {
    var mixer = SplitMix64(seed: seed ^ (UInt64(number) &* 0xD1B5_4A32_D192_ED03))
    bits = SplitMix64(seed: mixer.next())
  }

  /// A whole number from 0 up to `bound`, without it.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number from 0 up to 1, without it.
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// The next 64 bits.
  mutating func next() -> UInt64 { bits.next() }
}
