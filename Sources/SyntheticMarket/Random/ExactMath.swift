/// Exponential, logarithm and normal quantile out of IEEE operations alone.
///
/// The system's own may differ in the last digit from machine to machine, and one tick of one price
/// would then change a market's identity. Accurate to a few units in the last place.
enum ExactMath {
  /// e to the power of `x`, for |x| below 700.
  static func exp(_ x: Double) -> Double {
    let scaled = x * 1.442695040888963387
    let power = (scaled < 0 ? scaled - 0.5 : scaled + 0.5).rounded(.towardZero)
    // ln 2 in two parts, so that the remainder is exact to the last digit.
    let rest = (x - power * 0.693147180369123816490) - power * 1.90821492927058770002e-10
    var sum = 1.0 / 479_001_600
    sum = sum * rest + 1.0 / 39_916_800
    sum = sum * rest + 1.0 / 3_628_800
    sum = sum * rest + 1.0 / 362_880
    sum = sum * rest + 1.0 / 40_320
    sum = sum * rest + 1.0 / 5_040
    sum = sum * rest + 1.0 / 720
    sum = sum * rest + 1.0 / 120
    sum = sum * rest + 1.0 / 24
    sum = sum * rest + 1.0 / 6
    sum = sum * rest + 0.5
    sum = sum * rest + 1
    sum = sum * rest + 1
    let exponent = Int64(power) + 1_023
    guard exponent > 0 else { return 0 }
    guard exponent < 2_047 else { return .infinity }
    return sum * Double(bitPattern: UInt64(exponent) << 52)
  }

  /// The natural logarithm of a positive normal number.
  static func log(_ x: Double) -> Double {
    var bits = x.bitPattern
    // Shifts the fraction so that it lies between √½ and √2.
    bits &+= 0x3FF0_0000_0000_0000 &- 0x3FE6_A09E_667F_3BCD
    let exponent = Int64(bits >> 52) - 1_023
    let fraction = Double(
      bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD)
    let ratio = (fraction - 1) / (fraction + 1)
    let square = ratio * ratio
    var sum = 1.0 / 21
    sum = sum * square + 1.0 / 19
    sum = sum * square + 1.0 / 17
    sum = sum * square + 1.0 / 15
    sum = sum * square + 1.0 / 13
    sum = sum * square + 1.0 / 11
    sum = sum * square + 1.0 / 9
    sum = sum * square + 1.0 / 7
    sum = sum * square + 1.0 / 5
    sum = sum * square + 1.0 / 3
    sum = sum * square + 1
    return Double(exponent) * 0.693147180559945309417 + 2 * ratio * sum
  }

  /// The number below which a standard normal one lies with this probability.
  ///
  /// M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", 1988.
  static func normalQuantile(_ probability: Double) -> Double {
    let centred = probability - 0.5
    if abs(centred) <= 0.425 {
      let rest = 0.180625 - centred * centred
      return centred * polynomial(rest, central.numerator)
        / polynomial(rest, central.denominator)
    }
    let tail = (-log(centred < 0 ? probability : 1 - probability)).squareRoot()
    let value =
      tail <= 5
      ? polynomial(tail - 1.6, near.numerator) / polynomial(tail - 1.6, near.denominator)
      : polynomial(tail - 5, far.numerator) / polynomial(tail - 5, far.denominator)
    return centred < 0 ? -value : value
  }

  /// Eight coefficients of a numerator and a denominator, lowest power first.
  private typealias Rational = (numerator: SIMD8<Double>, denominator: SIMD8<Double>)

  private static let central: Rational = (
    SIMD8(
      3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
      1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
      3.3430575583588128105e+4, 2.5090809287301226727e+3),
    SIMD8(
      1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
      2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
      5.2264952788528545610e+3)
  )

  private static let near: Rational = (
    SIMD8(
      1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
      3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4),
    SIMD8(
      1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9)
  )

  private static let far: Rational = (
    SIMD8(
      6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7),
    SIMD8(
      1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15)
  )

  private static func polynomial(_ x: Double, _ coefficients: SIMD8<Double>) -> Double {
    var sum = coefficients[7]
    sum = sum * x + coefficients[6]
    sum = sum * x + coefficients[5]
    sum = sum * x + coefficients[4]
    sum = sum * x + coefficients[3]
    sum = sum * x + coefficients[2]
    sum = sum * x + coefficients[1]
    return sum * x + coefficients[0]
  }
}
