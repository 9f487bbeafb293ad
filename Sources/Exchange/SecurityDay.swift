public import TradingTypes

/// What the venue knows about a share before the day's open.
public struct SecurityDay: Sendable, Hashable {
  /// The share.
  public let symbol: Symbol
  /// Its market segment.
  public let board: Board
  /// Whether it is under risk warning today (ST).
  public let isSpecialTreatment: Bool
  /// Previous close, or the ex-rights reference price on an ex-date, or the issue price on the first day.
  public let reference: Price
  /// Whether it does not trade today (停牌).
  public let isSuspended: Bool
  /// The day's price band; nil on the first days after listing.
  public let band: DailyBand?

  /// A share on `day`; `listingDay` counts its trading days from 1 and is nil when long listed.
  public init(
    symbol: Symbol, board: Board, isSpecialTreatment: Bool = false, reference: Price,
    isSuspended: Bool = false, listingDay: Int? = nil, on day: TradingDay
  ) {
    self.symbol = symbol
    self.board = board
    self.isSpecialTreatment = isSpecialTreatment
    self.reference = reference
    self.isSuspended = isSuspended
    let isFree = listingDay.map { $0 <= DailyLimitTable.freeDays(board: board, on: day) } ?? false
    if reference.tenThousandths <= 0 {
      band = nil
    } else if isFree {
      band =
        listingDay == 1 && DailyLimitTable.hasFirstDayBand(board: board, on: day)
        ? DailyBand(around: reference, up: 44, down: 36) : nil
    } else {
      band = DailyBand(
        around: reference,
        percent: DailyLimitTable.percent(
          board: board, isSpecialTreatment: isSpecialTreatment, on: day))
    }
  }
}
