/// The long-only portfolio of least variance.
enum MinimumVariance {
  /// The sample covariance of `returns` (shares × days), shrunk by 0.3 towards its diagonal.
  static func shrunk(_ returns: [[Double]]) -> [[Double]] {
    let centred = returns.map { series in
      let mean = series.reduce(0, +) / Double(max(series.count, 1))
      return series.map { $0 - mean }
    }
    var result = centred.map { _ in [Double](repeating: 0, count: centred.count) }
    for row in centred.indices {
      for column in row..<centred.count {
        var sum = 0.0
        for day in centred[row].indices { sum += centred[row][day] * centred[column][day] }
        let covariance = sum / Double(max(centred[row].count - 1, 1))
        result[row][column] = row == column ? covariance : 0.7 * covariance
        result[column][row] = result[row][column]
      }
    }
    return result
  }

  /// The weights, none negative, that sum to one and give `covariance` the least variance.
  ///
  /// Moves weight between the two shares that gain most from it until no move gains: sequential
  /// minimal optimisation, after J. Platt (1998). Ends for every finite input.
  static func weights(covariance: [[Double]]) -> [Double] {
    let count = covariance.count
    guard count > 0 else { return [] }
    var weights = [Double](repeating: 1 / Double(count), count: count)
    var gradient = covariance.map { row in row.reduce(0, +) / Double(count) }
    let scale = covariance.indices.reduce(0) { max($0, covariance[$1][$1]) }
    for _ in 0..<20_000 {
      var low = 0
      var high = -1
      for place in weights.indices {
        if gradient[place] < gradient[low] { low = place }
        guard weights[place] > 0 else { continue }
        if high < 0 || gradient[place] > gradient[high] { high = place }
      }
      guard high >= 0, gradient[high] - gradient[low] > 1e-10 * scale else { break }
      let bend =
        covariance[high][high] + covariance[low][low] - 2 * covariance[high][low]
      let wish = bend > 0 ? (gradient[high] - gradient[low]) / bend : weights[high]
      let step = min(wish, weights[high])
      weights[high] = step == weights[high] ? 0 : weights[high] - step
      weights[low] += step
      for place in weights.indices {
        gradient[place] += step * (covariance[low][place] - covariance[high][place])
      }
    }
    return weights
  }
}
