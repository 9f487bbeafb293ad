import Testing

@testable import Scoring

struct `The normal distribution` {
  // scipy.stats.norm.ppf
  @Test(arguments: [
    (0.975, 1.959963984540054), (0.5, 0), (0.01, -2.3263478740408408), (1e-9, -5.9978070150076869),
  ]) func `has the quantiles of the tables`(probability: Double, value: Double) throws {
    #expect(abs(try #require(NormalDistribution.quantile(probability)) - value) < 1e-9)
  }

  @Test func `has no quantile outside zero and one`() {
    #expect(NormalDistribution.quantile(0) == nil)
    #expect(NormalDistribution.quantile(1) == nil)
    #expect(NormalDistribution.quantile(.nan) == nil)
  }
}

struct `Sharpe inference` {
  @Test func `a longer record is surer`() throws {
    let short = [0.01, -0.005, 0.012, 0.003, -0.002]
    let long = (0..<20).flatMap { _ in short }
    let few = try #require(SharpeInference(returns: short)?.probability())
    let many = try #require(SharpeInference(returns: long)?.probability())
    #expect(few > 0.5 && many > few && many <= 1)
  }

  @Test func `constant returns have no ratio`() {
    #expect(SharpeInference(returns: [0.01, 0.01, 0.01]) == nil)
    #expect(SharpeInference(returns: []) == nil)
  }

  @Test func `the best of many by chance grows with their number`() throws {
    let few = try #require(SharpeInference.bestByChance(of: 5, deviation: 1))
    let many = try #require(SharpeInference.bestByChance(of: 100, deviation: 1))
    #expect(few > 1 && many > few && many < 2.6)
    #expect(SharpeInference.bestByChance(of: 1, deviation: 1) == 0)
  }
}

struct `Bootstraps` {
  @Test func `the same seed gives the same interval`() {
    let values = (0..<30).map { Double($0 % 7) }
    #expect(BootstrapInterval(of: values, seed: 3) == BootstrapInterval(of: values, seed: 3))
    #expect(BootstrapInterval(of: values, seed: 3) != BootstrapInterval(of: values, seed: 4))
    #expect(BootstrapInterval(of: [], seed: 3) == nil)
  }

  @Test func `an interval covers the true mean about as often as it says`() throws {
    var covered = 0
    for trial in 0..<200 {
      var random = DrawSequence(seed: UInt64(trial))
      let values = (0..<40).map { _ in random.unit() }
      let interval = try #require(BootstrapInterval(of: values, draws: 400, seed: UInt64(trial)))
      if interval.low <= 0.5, 0.5 <= interval.high { covered += 1 }
    }
    #expect((180...199).contains(covered), "\(covered) of 200")
  }

  @Test func `blocks keep neighbours together`() {
    let places = StationaryBootstrap(meanBlock: 1_000_000, seed: 1).places(count: 50, resample: 0)
    #expect(zip(places, places.dropFirst()).allSatisfy { ($0 + 1) % 50 == $1 })
    #expect(StationaryBootstrap(meanBlock: 5, seed: 1).places(count: 0, resample: 0).isEmpty)
  }

  @Test func `equal series are not told apart and a constant lead is`() throws {
    let bootstrap = StationaryBootstrap(meanBlock: 3, seed: 1)
    var random = DrawSequence(seed: 1)
    let noise = (0..<60).map { _ in random.unit() - 0.5 }
    let lead = noise.enumerated().map { $0.element + 0.01 * Double($0.offset % 2) + 0.02 }
    #expect(try #require(bootstrap.pairedProbability(noise, noise)) == 1)
    #expect(try #require(bootstrap.pairedProbability(lead, noise)) < 0.01)
    #expect(bootstrap.pairedProbability([], []) == nil)
  }
}

struct `Superior ability` {
  @Test func `is found when one contestant clearly leads and not among noise`() throws {
    var random = DrawSequence(seed: 5)
    let noise = (0..<5).map { _ in (0..<100).map { _ in random.unit() - 0.5 } }
    let none = try #require(SuperiorAbility(excess: noise, seed: 1))
    #expect(none.realityCheck > 0.05 && none.superior > 0.05)
    let led = noise + [(0..<100).map { _ in random.unit() - 0.2 }]
    let found = try #require(SuperiorAbility(excess: led, seed: 1))
    #expect(found.realityCheck < 0.01 && found.superior < 0.01)
  }

  @Test func `needs two periods`() {
    #expect(SuperiorAbility(excess: [[0.1]], seed: 1) == nil)
    #expect(SuperiorAbility(excess: [], seed: 1) == nil)
  }
}
