import Testing

@testable import Simulation

struct `Rules of the baselines` {
  @Test func `an average starts at its first value and a constant stays`() {
    #expect(Indicators.average([4, 4, 4], over: 12) == [4, 4, 4])
    #expect(Indicators.average([1, 2], over: 3) == [1, 1.5])
    #expect(Indicators.average([], over: 3).isEmpty)
  }

  @Test func `the histogram of a constant price is zero`() {
    #expect(Indicators.macdHistogram([7, 7, 7, 7]) == [0, 0, 0, 0])
  }

  @Test func `strength is 100 without losses, 0 without gains and 50 without either`() {
    #expect(Indicators.relativeStrength((0...14).map(Double.init)) == 100)
    #expect(Indicators.relativeStrength((0...14).map { 20 - Double($0) }) == 0)
    #expect(Indicators.relativeStrength([Double](repeating: 3, count: 15)) == 50)
    #expect(Indicators.relativeStrength([1, 2, 3]) == nil)
  }

  @Test func `a band needs twenty days`() throws {
    #expect(Indicators.band([Double](repeating: 1, count: 19)) == nil)
    let band = try #require(Indicators.band((1...20).map(Double.init)))
    #expect(band.middle == 10.5)
    #expect(abs(band.width * band.width - 33.25) < 1e-12)
  }

  @Test func `uncorrelated shares get weight by the inverse of their variance`() {
    let weights = MinimumVariance.weights(covariance: [[1, 0, 0], [0, 2, 0], [0, 0, 4]])
    for (weight, expected) in zip(weights, [4.0 / 7, 2.0 / 7, 1.0 / 7]) {
      #expect(abs(weight - expected) < 1e-8)
    }
  }

  @Test func `a share that only adds risk gets nothing`() {
    let weights = MinimumVariance.weights(covariance: [[1, 1.5], [1.5, 4]])
    #expect(weights == [1, 0])
    #expect(MinimumVariance.weights(covariance: []).isEmpty)
  }
}
