public import TradingTypes

/// How far a share may move in a day, by board and date (涨跌幅限制).
///
/// Rule changes are rows with the date they took effect, so that a replay of another year follows
/// that year's rules.
public enum DailyLimitTable {
  /// The day the growth board moved from 10 % to 20 % and to five days without a band.
  static let chinextReform = date(2020, 8, 24)
  /// The day registration reached the main board: five days without a band.
  static let mainBoardRegistration = date(2023, 4, 10)
  /// The day main-board shares under risk warning moved from 5 % to 10 % (SSE 上证发〔2026〕41号).
  static let specialTreatmentReform = date(2026, 7, 6)

  /// The percentage each way on `day`.
  public static func percent(board: Board, isSpecialTreatment: Bool, on day: TradingDay) -> Int64 {
    switch board {
    case .star: 20
    case .chinext: day < chinextReform ? 10 : 20
    case .bse: 30
    case .main, .index: isSpecialTreatment && day < specialTreatmentReform ? 5 : 10
    }
  }

  /// Trading days after listing on which the board sets no band.
  ///
  /// Main board and growth board had a band of their own on the first day before their reforms; it
  /// is not modelled, the first day is free.
  public static func freeDays(board: Board, on day: TradingDay) -> Int {
    switch board {
    case .star: 5
    case .chinext: day < chinextReform ? 1 : 5
    case .main, .index: day < mainBoardRegistration ? 1 : 5
    case .bse: 1
    }
  }
}
