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

  /// The first day after listing had a band of its own from here on, until the board's reform.
  static let firstDayBands = date(2014, 1, 1)

  /// Whether a share listed today on `board` keeps to 64 % to 144 % of its issue price: main board and
  /// growth board from 2014 until their reforms (沪深交易所关于新股上市初期交易监管的通知, 2013-12-13).
  ///
  /// The opening auction's narrower 80 % to 120 % is not modelled: a bar does not tell it apart.
  public static func hasFirstDayBand(board: Board, on day: TradingDay) -> Bool {
    guard day >= firstDayBands else { return false }
    switch board {
    case .main: return day < mainBoardRegistration
    case .chinext: return day < chinextReform
    case .star, .bse, .index: return false
    }
  }

  /// Trading days after listing on which the board sets no band, or one of the first day's own.
  public static func freeDays(board: Board, on day: TradingDay) -> Int {
    switch board {
    case .star: 5
    case .chinext: day < chinextReform ? 1 : 5
    case .main, .index: day < mainBoardRegistration ? 1 : 5
    case .bse: 1
    }
  }
}
