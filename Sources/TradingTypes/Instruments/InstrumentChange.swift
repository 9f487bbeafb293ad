/// From a day on, a share has another name or risk status: a new name, ST put on (戴帽) or taken off.
public struct InstrumentChange: Sendable, Hashable, Codable {
  /// The share.
  public let symbol: Symbol
  /// First day of the new state; it is announced before the open.
  public let day: TradingDay
  /// The short name from that day on.
  public let name: String
  /// Whether the share is under risk warning from that day on (ST, 风险警示).
  public let isSpecialTreatment: Bool

  /// A change of a share's name or status.
  public init(symbol: Symbol, day: TradingDay, name: String, isSpecialTreatment: Bool) {
    self.symbol = symbol
    self.day = day
    self.name = name
    self.isSpecialTreatment = isSpecialTreatment
  }
}

extension Instrument {
  /// The share once `change` has taken effect.
  public func changed(by change: InstrumentChange) -> Instrument {
    Instrument(
      symbol: symbol, name: change.name, englishName: englishName, board: board, sector: sector,
      isSpecialTreatment: change.isSpecialTreatment, listed: listed, indexWeight: indexWeight)
  }
}
