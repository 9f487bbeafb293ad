public import TradingTypes

/// The part of the trading day an instant falls into (SSE 2.4.2 and 3.4.1, SZSE 2.4.2 and 3.3.1).
public enum SessionPhase: Sendable, Hashable {
  /// Opening call auction from 09:15, orders may be taken back (开盘集合竞价).
  case openingAuction
  /// Last five minutes of the opening auction from 09:20, no cancels.
  case openingAuctionBinding
  /// Between the auction and continuous trading, and the lunch break: orders wait.
  case waiting
  /// Continuous trading (连续竞价), 09:30 to 11:30 and 13:00 to 14:57.
  case continuous
  /// Closing call auction, 14:57 to 15:00, no cancels (收盘集合竞价); in Shanghai since 2018-08-20.
  case closingAuction
  /// After-hours trading at the closing price, 15:05 to 15:30 (盘后固定价格交易).
  case afterHours
  /// No trading.
  case closed

  /// The first day of the closing auction in Shanghai; until then continuous trading ran to 15:00.
  static let shanghaiClosingAuction = date(2018, 8, 20)

  /// The phase at `time` on `venue`.
  public init(at time: TradingTime, on venue: Venue) {
    switch time.minute {
    case 555..<560: self = .openingAuction
    case 560..<565: self = .openingAuctionBinding
    case 565..<570, 690..<780: self = .waiting
    case 570..<690, 780..<897: self = .continuous
    case 897..<900:
      let isContinuous = venue == .shanghai && time.day < SessionPhase.shanghaiClosingAuction
      self = isContinuous ? .continuous : .closingAuction
    case 905..<930: self = .afterHours
    default: self = .closed
    }
  }

  /// The first day of after-hours trading on the main board (2026 rules).
  static let afterHoursForAll = date(2026, 7, 6)

  /// Whether the phase takes new orders for a share of `board` on `day`.
  public func takesOrders(board: Board, on day: TradingDay) -> Bool {
    switch self {
    case .openingAuction, .openingAuctionBinding, .waiting, .continuous, .closingAuction: true
    case .closed: false
    case .afterHours:
      switch board {
      case .star: true
      case .chinext: day >= DailyLimitTable.chinextReform
      case .main: day >= SessionPhase.afterHoursForAll
      case .bse, .index: false
      }
    }
  }

  /// Whether the phase lets an order be taken back.
  public var takesCancels: Bool {
    switch self {
    case .openingAuction, .waiting, .continuous: true
    case .openingAuctionBinding, .closingAuction, .afterHours, .closed: false
    }
  }
}
