/// Open, high, low, close and volume of one security over one span of trading (K 线).
public struct Bar: Sendable, Hashable, Codable {
  /// First price of the span.
  public let open: Price
  /// Highest price of the span.
  public let high: Price
  /// Lowest price of the span.
  public let low: Price
  /// Last price of the span.
  public let close: Price
  /// Shares traded; zero means that the security was suspended or did not trade.
  public let volume: Quantity
  /// Money traded (成交额); zero when the source does not say.
  public let turnover: Money

  /// A bar; the reader of a file checks that `low ≤ open, close ≤ high`.
  public init(
    open: Price, high: Price, low: Price, close: Price, volume: Quantity, turnover: Money = .zero
  ) {
    self.open = open
    self.high = high
    self.low = low
    self.close = close
    self.volume = volume
    self.turnover = turnover
  }
}
