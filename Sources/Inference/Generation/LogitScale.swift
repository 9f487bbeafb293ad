import CKernels

/// The largest logit and the logarithm of the sum of exponentials: what turns logits into
/// probabilities.
struct LogitScale {
  /// The largest logit; −∞ when all are NaN or −∞.
  let top: Float
  /// ln Σ exp(logit).
  let logSum: Double
  private let sum: Double
  private let kernels: fk_kernels?

  init(_ logits: UnsafeBufferPointer<Float>) {
    kernels = KernelPath.fastest.kernels?.pointee
    guard let kernels, let start = logits.baseAddress else {
      (top, logSum, sum) = (-.infinity, -.infinity, 0)
      return
    }
    top = kernels.largest(start, logits.count)
    sum = top.isFinite ? kernels.exponential_sum(start, logits.count, top, nil) : 0
    logSum = top.isFinite ? Double(top) + DeterministicMath.logarithm(sum) : Double(top)
  }

  /// The natural logarithm of a token's probability.
  func logProbability(_ logit: Float) -> Double { Double(logit) - logSum }

  /// The probability of all tokens a mask allows.
  func mass(_ logits: UnsafeBufferPointer<Float>, _ mask: TokenMask) -> Double {
    guard top.isFinite, let kernels, let start = logits.baseAddress else { return 0 }
    let count = min(logits.count, mask.vocabularyCount)
    return kernels.exponential_sum(start, count, top, mask.words) / sum
  }
}
