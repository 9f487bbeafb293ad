import Glibc

/// How fast a model runs here.
public struct ModelBenchmark: Sendable, Hashable {
  /// What is measured.
  public struct Plan: Sendable, Hashable {
    /// Tokens of the prompt whose reading is timed.
    public var prefill: Int
    /// Tokens whose making is timed, one by one with logits.
    public var decode: Int
    /// Tokens in the context before either.
    public var depth: Int
    /// How often each is measured.
    public var repetitions: Int
    /// Contexts that make their tokens together.
    public var batch: Int

    /// A plan.
    public init(
      prefill: Int = 512, decode: Int = 128, depth: Int = 0, repetitions: Int = 3, batch: Int = 1
    ) {
      self.batch = batch
      self.prefill = prefill
      self.decode = decode
      self.depth = depth
      self.repetitions = repetitions
    }
  }

  /// Tokens of prompt read in a second, one number for each repetition.
  public let prefillRates: [Double]
  /// Tokens made in a second by all contexts, one number for each repetition.
  public let decodeRates: [Double]
  /// Milliseconds from a prompt of `prefill` tokens to the first token, one for each repetition.
  public let firstTokenMilliseconds: [Double]
  /// Decoding as a part of what reading weights, keys and values alone would allow, nil with several
  /// contexts or where not every token passes every weight.
  public let decodeShare: Double?
  /// Prefill as a part of what byte products alone would allow, attention's not counted.
  public let prefillShare: Double?
  /// What the shares are parts of.
  public let roofline: Roofline
  /// The most memory the process has had in use, in MiB.
  public let peakMemoryMiB: Double

  /// The middle prefill rate, nil when none was measured.
  public var prefillRate: Double? { Self.median(prefillRates) }
  /// The middle decode rate, nil when none was measured.
  public var decodeRate: Double? { Self.median(decodeRates) }
  /// The middle time to the first token in milliseconds, nil when none was measured.
  public var firstToken: Double? { Self.median(firstTokenMilliseconds) }

  /// Runs a plan; the context must hold depth plus the larger of prefill and decode.
  public static func run(_ plan: Plan, on model: LanguageModel) throws -> ModelBenchmark {
    let longest = max(plan.prefill, plan.decode)
    let sessions = try (0..<max(1, plan.batch)).map { _ in
      try InferenceSession(model: model, contextLimit: plan.depth + max(1, longest))
    }
    let session = sessions[0]
    let filler = (0..<(plan.depth + longest)).map {
      TokenID((100 + 7 * $0) % session.vocabulary.count)
    }
    for session in sessions {
      try session.append(Array(filler[..<plan.depth]))
      session.compute()
    }
    var prefill: [Double] = []
    var decode: [Double] = []
    var first: [Double] = []
    // A machine shared with others reads twice as fast in one second as in the next, so reading is
    // measured right before and after each repetition of decoding, and counts where it was faster.
    var reading: [Double] = []
    for _ in 0..<max(1, plan.repetitions) {
      if plan.prefill > 0 {
        session.truncate(to: plan.depth)
        let start = secondsNow()
        try session.append(Array(filler[plan.depth..<(plan.depth + plan.prefill)]))
        session.compute()
        let read = secondsNow()
        session.withLogits { _ in }
        prefill.append(Double(plan.prefill) / (read - start))
        first.append((secondsNow() - start) * 1_000)
      }
      if plan.decode > 0 {
        for session in sessions { session.truncate(to: plan.depth) }
        let before = Roofline.reading(on: model, times: 4)
        let start = secondsNow()
        for token in filler[plan.depth..<(plan.depth + plan.decode)] {
          for session in sessions { try session.append([token]) }
          InferenceSession.compute(sessions)
          session.withLogits { _ in }
        }
        decode.append(Double(plan.decode * sessions.count) / (secondsNow() - start))
        reading.append(max(before, Roofline.reading(on: model, times: 4)))
      }
    }
    let peak = peakMemoryMiB()
    let roofline = Roofline(
      bytesPerSecond: median(reading) ?? Roofline.reading(on: model),
      productsPerSecond: Roofline.multiplying(on: model))
    let isDense = model.weights.isDense
    let cost = model.weights.layerCost
    let bytes =
      cost.bytes + model.weights.outputCost.bytes
      + (plan.depth + plan.decode / 2) * model.information.cacheBytesPerToken
    return ModelBenchmark(
      prefillRates: prefill, decodeRates: decode, firstTokenMilliseconds: first,
      decodeShare: isDense && plan.batch == 1
        ? median(zip(decode, reading).map { $0 * Double(bytes) / $1 }) : nil,
      prefillShare: isDense
        ? median(prefill).map { $0 * Double(cost.products) / roofline.productsPerSecond } : nil,
      roofline: roofline, peakMemoryMiB: peak)
  }

  /// Seconds of a clock that never goes back.
  public static func secondsNow() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func median(_ numbers: [Double]) -> Double? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  private static func peakMemoryMiB() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
