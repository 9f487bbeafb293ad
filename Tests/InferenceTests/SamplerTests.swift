import Testing

@testable import Inference

struct `Choosing tokens` {
  private func sample(
    _ logits: [Float], _ settings: SamplerSettings, seed: UInt64 = 1, mask: TokenMask? = nil,
    recent: [TokenID] = []
  ) -> Sampler.Sample {
    var sampler = Sampler(settings: settings, seed: seed)
    return logits.withUnsafeBufferPointer { sampler.sample($0, mask: mask, recent: recent) }
  }

  private func shares(_ logits: [Float], _ settings: SamplerSettings, draws: Int = 4_000)
    -> [Double]
  {
    var sampler = Sampler(settings: settings, seed: 9)
    var counts = [Double](repeating: 0, count: logits.count)
    logits.withUnsafeBufferPointer { buffer in
      for _ in 0..<draws { counts[Int(sampler.sample(buffer).token)] += 1 }
    }
    return counts.map { $0 / Double(draws) }
  }

  @Test func `greedy takes the likeliest, the lowest number of equals, never a NaN`() {
    #expect(sample([0, 2, 2, .nan], .greedy).token == 1)
    #expect(sample([.nan, .nan], .greedy).token == 0)
  }

  @Test func `temperature 1 without cuts draws by probability`() {
    let settings = SamplerSettings(temperature: 1, topK: 0, topP: 1, minP: 0)
    let found = shares([0, 1, 2], settings)
    for (share, exact) in zip(found, [0.0900, 0.2447, 0.6652]) {
      #expect(abs(share - exact) < 0.03)
    }
  }

  @Test func `top-k, top-p and min-p cut the unlikely`() {
    let logits: [Float] = [0, 1, 2, 3]
    let two = shares(logits, SamplerSettings(temperature: 1, topK: 2, topP: 1, minP: 0))
    #expect(two[0] == 0 && two[1] == 0 && two[2] > 0.2)
    let nucleus = shares(logits, SamplerSettings(temperature: 1, topK: 0, topP: 0.6, minP: 0))
    #expect(nucleus == [0, 0, 0, 1])
    let near = shares(logits, SamplerSettings(temperature: 1, topK: 0, topP: 1, minP: 0.3))
    #expect(near[0] == 0 && near[1] == 0 && near[2] > 0.2)
  }

  @Test func `the same seed draws the same tokens`() {
    let logits = (0..<5_000).map { Float($0 % 97) * 0.05 }
    let settings = SamplerSettings(temperature: 1, topK: 50, topP: 0.9, minP: 0)
    let a = (0..<20).map { sample(logits, settings, seed: $0).token }
    #expect(a == (0..<20).map { sample(logits, settings, seed: $0).token })
    #expect(Set(a).count > 5)
  }

  @Test func `a mask allows only its tokens and tells what it took away`() {
    var mask = TokenMask(vocabularyCount: 3)
    mask[0] = true
    for settings in [SamplerSettings.greedy, SamplerSettings(temperature: 1)] {
      let found = sample([0, 1, 2], settings, mask: mask)
      #expect(found.token == 0)
      #expect(abs(found.removedMass - 0.9100) < 1e-3)
      #expect(abs(found.logProbability + 2.4076) < 1e-3)
    }
    #expect(sample([0, 1, 2], .greedy).removedMass == 0)
  }

  @Test func `a repetition penalty holds back recent tokens`() {
    var settings = SamplerSettings.greedy
    settings.repetitionPenalty = 2
    #expect(sample([1, 1.5], settings, recent: [1]).token == 0)
    #expect(sample([1, 1.5], settings, recent: []).token == 1)
    #expect(sample([-1, -0.9], settings, recent: [1]).token == 0)
  }
}

struct `Token masks` {
  @Test(arguments: [1, 63, 64, 65, 200])
  func `count and list what they allow`(count: Int) {
    var mask = TokenMask(vocabularyCount: count, allowingAll: true)
    #expect(mask.allowedCount == count)
    mask[0] = false
    mask[TokenID(count)] = true
    mask[-1] = true
    #expect(mask.allowedCount == count - 1)
    var listed: [TokenID] = []
    mask.forEachAllowed { listed.append($0) }
    #expect(listed == (1..<TokenID(count)).map { $0 })
  }

  @Test func `know their only token`() {
    var mask = TokenMask(vocabularyCount: 130)
    #expect(mask.onlyToken == nil)
    mask[129] = true
    #expect(mask.onlyToken == 129)
    mask[1] = true
    #expect(mask.onlyToken == nil)
  }
}

struct `Written-out functions` {
  @Test func `agree with known values`() {
    #expect(DeterministicMath.exponential(0) == 1)
    #expect(abs(DeterministicMath.exponential(1) - 2.718281828459045) < 1e-14)
    #expect(abs(DeterministicMath.exponential(-30) / 9.357622968840175e-14 - 1) < 1e-14)
    #expect(abs(DeterministicMath.logarithm(10) - 2.302585092994046) < 1e-15)
    #expect(DeterministicMath.logarithm(1) == 0)
    #expect(abs(DeterministicMath.power(100_000, -0.5) - 0.0031622776601683794) < 1e-17)
    let (sine, cosine) = DeterministicMath.sineAndCosine(100_000)
    #expect(abs(sine - 0.03574879797201651) < 1e-15)
    #expect(abs(cosine + 0.9993608074382123) < 1e-15)
  }
}
