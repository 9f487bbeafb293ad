/// A seeded sequence of draws (SplitMix64) with bounds: the same seed gives the same draws anywhere.
struct DrawSequence {
  private var state: UInt64

  /// A sequence with this seed.
  init(seed: UInt64) { state = seed }

  /// A sequence for part `number` of what `seed` decides, unlike those of its neighbours.
  init(seed: UInt64, part number: Int) {
    var mixer = DrawSequence(seed: seed ^ (UInt64(number) &* 0xD1B5_4A32_D192_ED03))
    state = mixer.next()
  }

  /// A whole number from 0 up to `bound`, without it.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number from 0 up to 1, without it.
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
