#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Plain statistics of lists of numbers, nan left out where it says so.
enum Statistics {
  /// The numbers that are not nan.
  static func present(_ values: [Double]) -> [Double] { values.filter { !$0.isNaN } }

  /// The mean; nan of nothing.
  static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// The variance with `less` taken from the count.
  static func variance(_ values: [Double], less: Int = 0) -> Double {
    guard values.count > less else { return .nan }
    let centre = mean(values)
    return values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(values.count - less)
  }

  /// The value below which `share` of the sorted values lie, interpolated.
  static func quantile(_ values: [Double], _ share: Double) -> Double {
    let sorted = present(values).sorted()
    guard let last = sorted.last else { return .nan }
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  /// The middle of the values.
  static func median(_ values: [Double]) -> Double { quantile(values, 0.5) }

  /// The correlation of two lists of the same length; nan counts as zero.
  static func correlation(_ left: [Double], _ right: [Double]) -> Double {
    var (sumLeft, sumRight) = (0.0, 0.0)
    for index in left.indices {
      sumLeft += zeroed(left[index])
      sumRight += zeroed(right[index])
    }
    let count = Double(left.count)
    let (meanLeft, meanRight) = (sumLeft / count, sumRight / count)
    var (product, squareLeft, squareRight) = (0.0, 0.0, 0.0)
    for index in left.indices {
      let a = zeroed(left[index]) - meanLeft
      let b = zeroed(right[index]) - meanRight
      product += a * b
      squareLeft += a * a
      squareRight += b * b
    }
    return product / (squareLeft * squareRight).squareRoot()
  }

  /// The autocorrelation at `lag` of the values that are present.
  static func autocorrelation(_ values: [Double], lag: Int) -> Double {
    let present = present(values)
    guard present.count > lag + 1 else { return .nan }
    let centre = mean(present)
    var (product, square) = (0.0, 0.0)
    for index in present.indices {
      let deviation = present[index] - centre
      square += deviation * deviation
      if index >= lag { product += deviation * (present[index - lag] - centre) }
    }
    return product / square
  }

  /// The third central moment over the cube of the deviation.
  static func skewness(_ values: [Double]) -> Double {
    let centre = mean(values)
    let deviation = variance(values).squareRoot()
    return values.reduce(0) {
      let z = ($1 - centre) / deviation
      return $0 + z * z * z
    } / Double(values.count)
  }

  /// The `count` largest eigenvalues of a symmetric matrix, by Jacobi rotations.
  static func largestEigenvalues(_ matrix: [[Double]], count: Int) -> [Double] {
    var a = matrix
    let size = a.count
    for _ in 0..<30 {
      var off = 0.0
      for row in 0..<size {
        for column in (row + 1)..<max(row + 1, size) { off += a[row][column] * a[row][column] }
      }
      if off < 1e-12 { break }
      for p in 0..<size {
        for q in (p + 1)..<max(p + 1, size) where abs(a[p][q]) > 1e-15 {
          let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let sign: Double = theta < 0 ? -1 : 1
          let t = sign / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<size {
            let (x, y) = (a[k][p], a[k][q])
            a[k][p] = c * x - s * y
            a[k][q] = s * x + c * y
          }
          for k in 0..<size {
            let (x, y) = (a[p][k], a[q][k])
            a[p][k] = c * x - s * y
            a[q][k] = s * x + c * y
          }
        }
      }
    }
    return Array((0..<size).map { a[$0][$0] }.sorted(by: >).prefix(count))
  }

  private static func zeroed(_ value: Double) -> Double { value.isNaN ? 0 : value }
}
