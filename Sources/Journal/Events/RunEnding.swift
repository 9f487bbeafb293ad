public import TradingTypes

/// The end of a run.
public struct RunEnding: Sendable, Hashable, Codable {
  /// Days closed.
  public let daysClosed: Int
  /// Net asset value at the end.
  public let netAssetValue: Money

  /// The end of a run.
  public init(daysClosed: Int, netAssetValue: Money) {
    self.daysClosed = daysClosed
    self.netAssetValue = netAssetValue
  }
}
