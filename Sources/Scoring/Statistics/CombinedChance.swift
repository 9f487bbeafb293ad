#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Several seasons' distances from random choice as one probability.
///
/// After S. Stouffer (1949): under random choice each distance is a standard normal draw, so their sum
/// over √n is one too. Exact for any number of seasons, unlike what is learned from how much a few
/// seasons differ, which is why four seasons can separate what eight cannot rank.
public enum CombinedChance {
  /// The chance that random choice comes as far out as `distances` together; nil without any.
  public static func ofRandomChoice(_ distances: [Double]) -> Double? {
    guard !distances.isEmpty else { return nil }
    let sum = distances.reduce(0, +) / Double(distances.count).squareRoot()
    return 1 - NormalDistribution.cumulative(sum)
  }
}
