/// Elementary functions written out, so that every machine and C library gives the same bits.
///
/// Only +, −, ×, ÷ and rounding are used, which IEEE 754 fixes exactly. Errors stay below 1e-14
/// relative in the ranges used here.
enum DeterministicMath {
  private static let ln2High = 0x1.62e42fefa3800p-1  // ln 2 cut to 39 bits, so n·ln2High is exact
  private static let ln2Low = 0x1.ef35793c76730p-45

  /// 1/12!, 1/11!, … 1/0!.
  private static let inverseFactorials: [Double] = {
    var factorials = [1.0]
    for k in 1...12 { factorials.append(factorials[k - 1] * Double(k)) }
    return factorials.reversed().map { 1 / $0 }
  }()

  /// eˣ.
  static func exponential(_ x: Double) -> Double {
    guard x > -745 else { return x.isNaN ? x : 0 }
    guard x < 709.78 else { return .infinity }
    let n = (x * 1.4426950408889634).rounded()
    let r = (x - n * ln2High) - n * ln2Low
    var sum = 1 / 6_227_020_800.0  // the Taylor series to r¹³/13!
    for inverse in inverseFactorials { sum = sum * r + inverse }
    return Double(sign: .plus, exponent: Int(n), significand: sum)
  }

  /// ln x for x > 0; −∞ for 0, NaN below.
  static func logarithm(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : (x > 0 ? x : .nan) }
    var exponent = Double(x.exponent)
    var m = x.significand
    if m > 1.4142135623730951 {
      m /= 2
      exponent += 1
    }
    let t = (m - 1) / (m + 1)
    let square = t * t
    var sum = 0.0
    for k in stride(from: 27.0, through: 1.0, by: -2.0) { sum = sum * square + 1 / k }
    return exponent * ln2High + (exponent * ln2Low + 2 * t * sum)
  }

  /// Sine and cosine of an angle in radians, for |x| up to about 10⁶.
  static func sineAndCosine(_ x: Double) -> (sine: Double, cosine: Double) {
    // π/2 in three parts, the first two short enough that multiples are exact.
    let quarter = (x * 0.6366197723675814).rounded()
    let r =
      ((x - quarter * 0x1.921fb54400000p0) - quarter * 0x1.0b4611a600000p-34)
      - quarter * 0x1.3198a2e037073p-69
    let square = r * r
    var sine = 1.0
    var cosine = 1.0
    for k in stride(from: 17.0, through: 3.0, by: -2.0) { sine = 1 - square / (k * (k - 1)) * sine }
    for k in stride(from: 18.0, through: 2.0, by: -2.0) {
      cosine = 1 - square / (k * (k - 1)) * cosine
    }
    sine *= r
    switch Int(quarter) & 3 {
    case 0: return (sine, cosine)
    case 1: return (cosine, -sine)
    case 2: return (-sine, -cosine)
    default: return (-cosine, sine)
    }
  }

  /// baseᵉˣᵖᵒⁿᵉⁿᵗ for a positive base.
  static func power(_ base: Double, _ exponent: Double) -> Double {
    exponential(exponent * logarithm(base))
  }
}
