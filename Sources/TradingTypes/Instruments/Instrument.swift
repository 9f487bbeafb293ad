/// The market segment (板块) whose rules a share follows.
public enum Board: String, Sendable, Hashable, Codable, CaseIterable {
  /// Main board of Shanghai or Shenzhen (主板).
  case main
  /// Science and technology board, Shanghai (科创板, codes 688 and 689).
  case star
  /// Growth board, Shenzhen (创业板, codes 300 to 302).
  case chinext
  /// Beijing Stock Exchange (北交所).
  case bse
  /// A share index (指数); not tradable.
  case index

  /// The board that the code range of a listed share implies.
  public init(of symbol: Symbol) {
    switch symbol.venue {
    case .beijing: self = .bse
    case .shanghai: self = (688_000...689_999).contains(symbol.code) ? .star : .main
    case .shenzhen: self = (300_000...302_999).contains(symbol.code) ? .chinext : .main
    }
  }
}

/// A listed share: what it is called and which rules it follows.
public struct Instrument: Sendable, Hashable, Codable {
  /// Code and venue.
  public let symbol: Symbol
  /// Short name (简称) as the exchange prints it.
  public let name: String
  /// Name in Latin letters, empty when none is known.
  public let englishName: String
  /// Market segment.
  public let board: Board
  /// Industry, empty when none is known.
  public let sector: String
  /// Whether the share is under risk warning (ST, 风险警示).
  public let isSpecialTreatment: Bool
  /// First trading day, when known.
  public let listed: TradingDay?
  /// Weight in the folder's index in parts per million, zero for a share outside it.
  public let indexWeight: Int64

  /// A listed share; `board` defaults to the one its code implies.
  public init(
    symbol: Symbol, name: String, englishName: String = "", board: Board? = nil,
    sector: String = "", isSpecialTreatment: Bool = false, listed: TradingDay? = nil,
    indexWeight: Int64 = 0
  ) {
    self.symbol = symbol
    self.name = name
    self.englishName = englishName
    self.board = board ?? Board(of: symbol)
    self.sector = sector
    self.isSpecialTreatment = isSpecialTreatment
    self.listed = listed
    self.indexWeight = indexWeight
  }
}
