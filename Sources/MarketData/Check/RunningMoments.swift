/// Mean and deviation of numbers that are seen one after the other and not kept.
///
/// B. P. Welford, "Note on a method for calculating corrected sums of squares and products", 1962.
public struct RunningMoments: Sendable, Hashable {
  /// How many numbers there were.
  public private(set) var count = 0
  private var centre = 0.0
  private var squares = 0.0

  /// Of no number yet.
  public init() {}

  /// Takes a number in.
  public mutating func add(_ value: Double) {
    count += 1
    let distance = value - centre
    centre += distance / Double(count)
    squares += distance * (value - centre)
  }

  /// The mean; nil of nothing.
  public var mean: Double? { count > 0 ? centre : nil }

  /// The standard deviation, one taken from the count; nil with less than two numbers.
  public var deviation: Double? {
    count > 1 ? (squares / Double(count - 1)).squareRoot() : nil
  }

  /// The standard error of the mean; nil with less than two numbers.
  public var standardError: Double? { deviation.map { $0 / Double(count).squareRoot() } }
}
