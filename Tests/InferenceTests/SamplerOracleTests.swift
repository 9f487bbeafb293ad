import Foundation
import Testing

@testable import Inference

/// The sampler's steps computed plainly, one after the other, over the whole vocabulary.
private struct PlainSampler {
  let settings: SamplerSettings

  /// The probability of every token: penalty, temperature, top-k, min-p, top-p.
  func probabilities(_ logits: [Float], _ mask: [Bool], _ recent: [Int]) -> [Double] {
    var scores = logits.map(Double.init)
    for token in Set(recent) {
      let penalty = Double(settings.repetitionPenalty)
      scores[token] = scores[token] > 0 ? scores[token] / penalty : scores[token] * penalty
    }
    var order = logits.indices.filter { mask[$0] }
    order.sort { (scores[$0], $1) > (scores[$1], $0) }
    if settings.topK > 0 { order = Array(order.prefix(settings.topK)) }
    let top = scores[order[0]]
    func weight(_ token: Int) -> Double {
      exp((scores[token] - top) / Double(settings.temperature))
    }
    order = order.filter { weight($0) >= Double(settings.minP) }
    let total = order.reduce(0) { $0 + weight($1) }
    if settings.topP < 1 {
      var sum = 0.0
      var kept: [Int] = []
      for token in order {
        kept.append(token)
        sum += weight(token) / total
        if sum >= Double(settings.topP) { break }
      }
      order = kept
    }
    let sum = order.reduce(0) { $0 + weight($1) }
    var result = [Double](repeating: 0, count: logits.count)
    for token in order { result[token] = weight(token) / sum }
    return result
  }
}

struct `The sampler against its steps written out` {
  @Test func `draws every token as often as it should, and never one that was cut`() {
    var seed: UInt64 = 3
    func next(_ below: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % below
    }
    for round in 0..<60 {
      let count = 5 + next(20)
      let logits = (0..<count).map { _ in Float(next(800)) / 100 - 4 }
      let recent = round % 3 == 0 ? [next(count), next(count)] : []
      var mask = (0..<count).map { _ in round % 4 != 1 || next(3) > 0 }
      mask[next(count)] = true
      let settings = SamplerSettings(
        temperature: [0.5, 0.8, 1, 1.5][next(4)], topK: [0, 0, 3, 8][next(4)],
        topP: [1, 1, 0.6, 0.9][next(4)], minP: [0, 0, 0.05, 0.2][next(4)],
        repetitionPenalty: recent.isEmpty ? 1 : 1.3)
      let wanted = PlainSampler(settings: settings).probabilities(logits, mask, recent)
      var allowed = TokenMask(vocabularyCount: count)
      for token in 0..<count { allowed[TokenID(token)] = mask[token] }
      var sampler = Sampler(settings: settings, seed: UInt64(round))
      let draws = 3_000
      var counts = [Int](repeating: 0, count: count)
      logits.withUnsafeBufferPointer { buffer in
        for _ in 0..<draws {
          let recent = recent.map { TokenID($0) }
          counts[Int(sampler.sample(buffer, mask: allowed, recent: recent).token)] += 1
        }
      }
      for token in 0..<count {
        let share = Double(counts[token]) / Double(draws)
        let spread = (wanted[token] * (1 - wanted[token]) / Double(draws)).squareRoot()
        #expect(
          abs(share - wanted[token]) <= 5 * spread,
          "round \(round), token \(token): \(share) for \(wanted[token]); \(settings)")
      }
    }
  }

  @Test func `takes the likeliest after the penalty when the temperature is zero`() {
    var seed: UInt64 = 5
    for round in 0..<200 {
      let logits = (0..<30).map { _ in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(seed >> 40) / 1e6 - 8
      }
      let settings = SamplerSettings(temperature: 0, repetitionPenalty: 1.2)
      let recent = [round % 30, (round * 7) % 30]
      let plain = PlainSampler(
        settings: SamplerSettings(
          temperature: 1, topK: 1, topP: 1, minP: 0, repetitionPenalty: 1.2))
      let wanted = plain.probabilities(logits, Array(repeating: true, count: 30), recent)
      var sampler = Sampler(settings: settings, seed: 1)
      let found = logits.withUnsafeBufferPointer {
        sampler.sample($0, recent: recent.map { TokenID($0) }).token
      }
      #expect(wanted[Int(found)] == 1, "round \(round)")
    }
  }
}
