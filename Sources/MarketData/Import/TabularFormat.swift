/// How a program's comma-separated files name their columns and count.
///
/// For each datum the names that may head its column, in lower case and in order of preference.
public struct TabularFormat: Sendable {
  /// The format's name on the command line.
  public let name: String
  var day = ["date", "trade_date", "day", "日期", "交易日期"]
  var time = ["time", "trade_time", "datetime", "时间"]
  var symbol = ["ts_code", "symbol", "code", "股票代码", "证券代码", "代码"]
  var open = ["open", "开盘"]
  var high = ["high", "最高"]
  var low = ["low", "最低"]
  var close = ["close", "收盘"]
  var reference = ["pre_close", "preclose", "reference", "昨收"]
  /// Difference from the reference price, where that itself is not given.
  var change = ["涨跌额"]
  var volume = ["volume", "vol", "成交量"]
  var turnover = ["amount", "turnover", "money", "成交额"]
  /// Shares a unit of volume, yuan a unit of turnover.
  var volumeUnit: Int64 = 1
  var turnoverUnit: Int64 = 1
  /// A column whose value tells a suspended day, and that value.
  var status = (column: "tradestatus", suspended: "0")
  /// A column whose value tells a share under risk warning (ST), and that value.
  var riskWarning = (column: "isst", warned: "1")
  /// A column whose value tells unadjusted prices, and that value.
  var adjustment = (column: "adjustflag", raw: "3")

  init(name: String) { self.name = name }

  /// Tushare's `daily`, `index_daily` and `stk_mins`: lots and thousands of yuan.
  public static let tushare: TabularFormat = {
    var format = TabularFormat(name: "tushare")
    format.volumeUnit = 100
    format.turnoverUnit = 1_000
    return format
  }()

  /// AKShare's `stock_zh_a_hist` without adjustment: Chinese headings, lots and yuan.
  public static let akshare: TabularFormat = {
    var format = TabularFormat(name: "akshare")
    format.volumeUnit = 100
    return format
  }()

  /// Baostock's `query_history_k_data_plus` with `adjustflag="3"`: shares and yuan.
  public static let baostock = TabularFormat(name: "baostock")

  /// Any file with columns `date,symbol,open,high,low,close,volume` in shares and yuan.
  public static let csv = TabularFormat(name: "csv")

  /// A copy that looks for data under other headings, such as `day=Datum,close=Schluss`.
  ///
  /// - Returns: nil when a part is not `datum=heading` or the datum is unknown; the data are `day`,
  ///   `time`, `symbol`, `open`, `high`, `low`, `close`, `reference`, `volume`, `turnover`.
  public func mapping(columns text: String) -> TabularFormat? {
    var format = self
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1).map { $0.lowercased() }
      guard pair.count == 2 else { return nil }
      switch pair[0] {
      case "day": format.day = [pair[1]]
      case "time": format.time = [pair[1]]
      case "symbol": format.symbol = [pair[1]]
      case "open": format.open = [pair[1]]
      case "high": format.high = [pair[1]]
      case "low": format.low = [pair[1]]
      case "close": format.close = [pair[1]]
      case "reference": format.reference = [pair[1]]
      case "volume": format.volume = [pair[1]]
      case "turnover": format.turnover = [pair[1]]
      default: return nil
      }
    }
    return format
  }
}
