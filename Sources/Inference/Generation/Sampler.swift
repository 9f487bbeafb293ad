/// Chooses tokens from logits, repeatably: the same seed, logits and masks give the same tokens.
public struct Sampler: Sendable {
  /// One choice.
  public struct Sample: Sendable, Hashable {
    /// The token chosen.
    public let token: TokenID
    /// The probability mass, at temperature 1, of the tokens the mask forbade; 0 without a mask.
    public let removedMass: Double
    /// The natural logarithm of the token's probability at temperature 1, before mask and cuts.
    public let logProbability: Double
  }

  /// How tokens are chosen.
  public let settings: SamplerSettings
  private var random: UInt64

  /// A sampler whose choices follow from `seed`.
  public init(settings: SamplerSettings = SamplerSettings(), seed: UInt64) {
    self.settings = settings
    random = seed
  }

  /// Chooses the next token.
  ///
  /// - Parameters:
  ///   - logits: One for each token of the vocabulary; NaN counts as impossible.
  ///   - mask: The tokens allowed, nil for all. It must allow at least one.
  ///   - recent: The context's last tokens, for the repetition penalty.
  public mutating func sample(
    _ logits: UnsafeBufferPointer<Float>, mask: TokenMask? = nil,
    recent: some BidirectionalCollection<TokenID> = [TokenID]()
  ) -> Sample {
    let scale = LogitScale(logits)
    let choice =
      settings.temperature > 0
      ? draw(candidates(logits, scale.top, mask, recent))
      : likeliest(logits, mask, recent)
    var removed = 0.0
    if let mask { removed = max(0, 1 - scale.mass(logits, mask)) }
    return Sample(
      token: choice, removedMass: removed,
      logProbability: scale.logProbability(logits[Int(choice)]))
  }

  private struct Candidate {
    let token: TokenID
    var logit: Float
  }

  private func likeliest(
    _ logits: UnsafeBufferPointer<Float>, _ mask: TokenMask?,
    _ recent: some BidirectionalCollection<TokenID>
  ) -> TokenID {
    let penalised = penalisedTokens(recent)
    var best = Candidate(token: -1, logit: -.infinity)
    var first: TokenID = -1
    forEachAllowed(logits.count, mask) { token in
      if first < 0 { first = token }
      var logit = logits[Int(token)]
      if !penalised.isEmpty, penalised.contains(token) { logit = withPenalty(logit) }
      if logit > best.logit { best = Candidate(token: token, logit: logit) }
    }
    precondition(first >= 0, "a token was asked for with a mask that allows none")
    return best.token >= 0 ? best.token : first
  }

  /// The tokens left after mask, penalty and temperature, the likeliest first where a cut needs it.
  private func candidates(
    _ logits: UnsafeBufferPointer<Float>, _ largest: Float, _ mask: TokenMask?,
    _ recent: some BidirectionalCollection<TokenID>
  ) -> [Candidate] {
    let penalised = penalisedTokens(recent)
    // Tokens that min-p drops in any case need not be sorted.
    var top = largest
    if mask != nil {
      top = -.infinity
      forEachAllowed(logits.count, mask) { token in
        let logit = logits[Int(token)]
        if logit > top { top = logit }
      }
    }
    let reach =
      settings.minP > 0
      ? Float(-DeterministicMath.logarithm(Double(settings.minP))) * settings.temperature
      : .infinity
    var floor = settings.repetitionPenalty == 1 ? top - reach - 1 : -.infinity
    let limit = settings.topK > 0 ? settings.topK : Int.max
    var list: [Candidate] = []
    var first: TokenID = -1
    forEachAllowed(logits.count, mask) { token in
      if first < 0 { first = token }
      var logit = logits[Int(token)]
      guard logit >= floor else { return }
      if !penalised.isEmpty, penalised.contains(token) { logit = withPenalty(logit) }
      list.append(Candidate(token: token, logit: logit))
      // Cutting now and then keeps the list short, so the whole costs little more than one pass.
      if list.count >= 1024, list.count / 4 >= limit {
        Self.sort(&list, keeping: limit)
        if penalised.isEmpty, let last = list.last { floor = max(floor, last.logit) }
      }
    }
    precondition(first >= 0, "a token was asked for with a mask that allows none")
    if list.isEmpty { list = [Candidate(token: first, logit: 0)] }
    if limit < .max || settings.topP < 1 { Self.sort(&list, keeping: limit) }
    for index in list.indices { list[index].logit /= settings.temperature }
    return list
  }

  private static func sort(_ list: inout [Candidate], keeping limit: Int) {
    list.sort { $0.logit > $1.logit || ($0.logit == $1.logit && $0.token < $1.token) }
    if list.count > limit { list.removeSubrange(limit...) }
  }

  private mutating func draw(_ candidates: [Candidate]) -> TokenID {
    let top = candidates.reduce(-Float.infinity) { max($0, $1.logit) }
    var weights: [Double] = []
    weights.reserveCapacity(candidates.count)
    for candidate in candidates {
      let weight =
        top.isFinite ? DeterministicMath.exponential(Double(candidate.logit) - Double(top)) : 1
      weights.append(weight >= Double(settings.minP) ? weight : 0)
    }
    var kept = weights.reduce(0, +)
    if settings.topP < 1 {
      let wanted = kept * Double(settings.topP)
      var sum = 0.0
      for (index, weight) in weights.enumerated() {
        sum += weight
        guard sum < wanted else {
          kept = sum
          weights.removeSubrange((index + 1)...)
          break
        }
      }
    }
    var left = nextFraction() * kept
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return candidates[index].token }
    }
    // Rounding may leave a little at the end: the last token that had a chance takes it.
    let last = weights.lastIndex { $0 > 0 } ?? 0
    return candidates[last].token
  }

  /// A fraction in [0, 1) with 53 random bits (SplitMix64).
  private mutating func nextFraction() -> Double {
    random &+= 0x9E37_79B9_7F4A_7C15
    var bits = random
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return Double(bits >> 11) * 0x1p-53
  }

  private func withPenalty(_ logit: Float) -> Float {
    logit > 0 ? logit / settings.repetitionPenalty : logit * settings.repetitionPenalty
  }

  private func penalisedTokens(_ recent: some BidirectionalCollection<TokenID>) -> Set<TokenID> {
    settings.repetitionPenalty == 1 ? [] : Set(recent.suffix(settings.repetitionWindow))
  }

  private func forEachAllowed(_ count: Int, _ mask: TokenMask?, _ body: (TokenID) -> Void) {
    if let mask {
      mask.forEachAllowed { if Int($0) < count { body($0) } }
    } else {
      for token in 0..<TokenID(count) { body(token) }
    }
  }
}
