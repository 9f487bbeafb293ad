import CKernels

/// What the machine could do at most with a model's weights and kernels, measured now.
public struct Roofline: Sendable, Hashable {
  /// Bytes of weights read in a second by all threads, with nothing done to them.
  public let bytesPerSecond: Double
  /// Products of bytes in a second by all threads, with nothing read for them.
  public let productsPerSecond: Double

  /// Bytes of weights read in a second; the best of `times` runs through all of them counts.
  ///
  /// Every thread reads the same part each time, as between two tokens, so caches help both alike.
  static func reading(on model: LanguageModel, times: Int = 12) -> Double {
    let kernels = model.kernelTable
    let memory = model.weightMemory
    let piece = 1 << 18
    let pieces = memory.count / piece
    let team = model.team
    let seconds = best(of: times) {
      team.run { thread in
        for index in team.share(pieces, thread) {
          let start = memory.start + index * piece
          _ = kernels.functions.only_reads(start.assumingMemoryBound(to: UInt8.self), piece)
        }
      }
    }
    return Double(pieces * piece) / seconds
  }

  /// Products of bytes in a second; the best of a few short runs counts.
  static func multiplying(on model: LanguageModel) -> Double {
    let kernels = model.kernelTable
    let team = model.team
    let rounds = model.path == .scalar ? 20_000 : 1_000_000
    let products = Double(kernels.functions.only_products(1)) * Double(rounds * team.count)
    return products / best(of: 8) { team.run { _ in _ = kernels.functions.only_products(rounds) } }
  }

  private static func best(of times: Int, _ body: () -> Void) -> Double {
    (0..<times).reduce(Double.infinity) { least, _ in
      let start = ModelBenchmark.secondsNow()
      body()
      return min(least, ModelBenchmark.secondsNow() - start)
    }
  }
}

/// What one token costs: bytes of weights read and products made with them.
struct TokenCost: Sendable, Hashable {
  var bytes = 0
  var products = 0

  /// Adds a matrix that every token is multiplied with, or `share` of it.
  mutating func add(_ matrix: PackedMatrix, share: Double = 1) {
    let size = matrix.groups * matrix.groupBytes
    bytes += Int(Double(size) * share)
    products += Int(Double(matrix.rows * matrix.columns) * share)
  }
}

extension ModelWeights {
  /// What the layers cost, without the output matrix.
  var layerCost: TokenCost {
    var cost = TokenCost()
    for layer in layers {
      for matrix in layer.mixing.matrices { cost.add(matrix) }
      switch layer.feedForward {
      case .dense(let dense): for matrix in dense.matrices { cost.add(matrix) }
      case .experts(let weights): cost.add(weights.router)
      }
    }
    return cost
  }

  /// What the output matrix costs.
  var outputCost: TokenCost {
    var cost = TokenCost()
    cost.add(output)
    return cost
  }

  /// Whether every token passes through every weight.
  var isDense: Bool {
    layers.allSatisfy { if case .dense = $0.feedForward { true } else { false } }
  }
}

extension MixingWeights {
  fileprivate var matrices: [PackedMatrix] {
    switch self {
    case .attention(let a): [a.query, a.key, a.value, a.output] + (a.queryGate.map { [$0] } ?? [])
    case .lightning(let l): [l.mixed, l.gate, l.output]
    case .deltaNet(let d): [d.mixed, d.gate, d.strengths, d.output]
    }
  }
}

extension DenseWeights {
  fileprivate var matrices: [PackedMatrix] { [gate, up, down] }
}
