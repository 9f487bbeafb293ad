/// The largest logit and the logarithm of the sum of exponentials: what turns logits into
/// probabilities.
struct LogitScale {
  /// The largest logit; −∞ when all are NaN or −∞.
  let top: Float
  /// ln Σ exp(logit).
  let logSum: Double

  init(_ logits: UnsafeBufferPointer<Float>) {
    var top = -Float.infinity
    for logit in logits where logit > top { top = logit }
    self.top = top
    guard top.isFinite else {
      logSum = Double(top)
      return
    }
    var sum = 0.0
    for logit in logits { sum += Self.weight(logit, top) }
    logSum = Double(top) + DeterministicMath.logarithm(sum)
  }

  /// The probability of all tokens a mask allows.
  func mass(_ logits: UnsafeBufferPointer<Float>, _ mask: TokenMask) -> Double {
    guard top.isFinite else { return 0 }
    var sum = 0.0
    mask.forEachAllowed { token in
      if Int(token) < logits.count { sum += Self.weight(logits[Int(token)], top) }
    }
    return sum / DeterministicMath.exponential(logSum - Double(top))
  }

  /// exp(logit − top); below e⁻⁴⁰ of the largest it counts as nothing.
  private static func weight(_ logit: Float, _ top: Float) -> Double {
    let distance = Double(logit) - Double(top)
    return distance > -40 ? DeterministicMath.exponential(distance) : 0
  }
}
