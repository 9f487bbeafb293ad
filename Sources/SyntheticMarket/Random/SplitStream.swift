import TradingTypes

/// One of many independent streams of random numbers that a seed unfolds into.
///
/// Every purpose and every share has its own stream, so that a change to one part of the generator
/// leaves the others as they were. xoshiro256** (D. Blackman and S. Vigna, "Scrambled linear
/// pseudorandom number generators", 2021), its state filled by SplitMix64 from seed, purpose and
/// index. Only additions, products, divisions and square roots of IEEE doubles are used: the same
/// numbers on every machine.
struct SplitStream {
  /// What a stream is for; the raw values are part of the format and never change.
  enum Purpose: UInt64 {
    case regimes = 1
    case marketFactor
    case styleFactor
    case sectorFactor
    case sectorTrend
    case character
    case volatility
    case returns
    case bursts
    case path
    case rounding
    case volume
    case news
    case earnings
    case distributions
    case suspensions
    case newsText
    case sectorText
    case marketText
    case weights
    case decoys
    case companyText
  }

  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The stream of `purpose` for the share or sector number `index`.
  init(seed: UInt64, _ purpose: Purpose, _ index: Int = 0) {
    var mixer = SplitMix64(seed: seed)
    mixer = SplitMix64(seed: mixer.next() ^ (purpose.rawValue &* 0xD1B5_4A32_D192_ED03))
    mixer = SplitMix64(
      seed: mixer.next() ^ (UInt64(truncatingIfNeeded: index) &* 0xAEF1_7502_108E_F2D9))
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// The next 64 bits.
  mutating func bits() -> UInt64 {
    let product = state.1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }

  /// A number strictly between 0 and 1.
  mutating func uniform() -> Double {
    (Double(bits() >> 12) + 0.5) * 0x1p-52
  }

  /// Whether an event of this probability happens.
  mutating func happens(_ probability: Double) -> Bool { uniform() < probability }

  /// A whole number in `0..<count`.
  mutating func index(below count: Int) -> Int {
    min(Int(uniform() * Double(count)), count - 1)
  }

  /// A number of the standard normal distribution.
  mutating func normal() -> Double { ExactMath.normalQuantile(uniform()) }

  /// A number of the exponential distribution with mean 1.
  mutating func exponential() -> Double { -ExactMath.log(uniform()) }

  /// A number of the gamma distribution with this shape and scale 1.
  ///
  /// G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", 2000.
  mutating func gamma(_ shape: Double) -> Double {
    guard shape >= 1 else {
      // A smaller shape is a larger one times a power of a uniform number.
      return gamma(shape + 1) * ExactMath.exp(ExactMath.log(uniform()) / shape)
    }
    let third = shape - 1.0 / 3
    let scale = 1 / (9 * third).squareRoot()
    while true {
      let normal = normal()
      let root = 1 + scale * normal
      guard root > 0 else { continue }
      let cube = root * root * root
      let square = normal * normal
      let level = uniform()
      if level < 1 - 0.0331 * square * square { return third * cube }
      if ExactMath.log(level) < 0.5 * square + third * (1 - cube + ExactMath.log(cube)) {
        return third * cube
      }
    }
  }

  /// The scale that turns a normal number into a Student-t one of variance 1 with `df` degrees.
  mutating func studentScale(_ df: Double) -> Double {
    ((df - 2) / (2 * gamma(df / 2))).squareRoot()
  }
}
