import FoundationEssentials
import Market
import TradingTypes

/// A time series as Alpha Vantage serves it: an object of dates, each an object of texts.
///
/// Keys are `1. open` to `5. volume` and come in any order of dates. The contest's merged files call
/// them `1. buy price` and `4. sell price` and leave out all but the first on their newest day.
struct AlphaVantageSeries {
  /// One date's bar with the volume as printed.
  struct Row {
    let day: TradingDay
    let open: Price
    let high: Price
    let low: Price
    let close: Price
    let volume: Int64
    /// Whether a number had thousands separators, the mark of a page that was read while trading.
    let hadSeparators: Bool
  }

  /// The rows that are complete, ascending.
  let rows: [Row]
  /// Dates left out because they lack a high, low or close.
  let incompleteDays: [TradingDay]

  /// The series in `bytes`; a broken value is an issue that names its date and key.
  init?(file: String, bytes: [UInt8], _ issues: inout IssueList) {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: Data(bytes))
    } catch {
      issues.add(MarketIssue(file, "not a time series: \(JSONProblem.text(error))"))
      return nil
    }
    var rows: [Row] = []
    var incomplete: [TradingDay] = []
    for (date, values) in document.series.sorted(by: { $0.key < $1.key }) {
      guard let day = TradingDay(date) else {
        issues.add(MarketIssue(file, "'\(date)' is not a date"))
        continue
      }
      func value(_ names: String...) -> String? { names.lazy.compactMap { values[$0] }.first }
      guard let open = value("1. open", "1. buy price") else {
        issues.add(MarketIssue(file, "\(day) has no open"))
        continue
      }
      guard let high = value("2. high"), let low = value("3. low"),
        let close = value("4. close", "4. sell price")
      else {
        incomplete.append(day)
        continue
      }
      let texts = [open, high, low, close]
      let prices = texts.compactMap { ForeignNumber.price($0) }
      guard prices.count == 4 else {
        issues.add(
          MarketIssue(file, "\(day): one of '\(texts.joined(separator: "', '"))' is not a price"))
        continue
      }
      guard prices[1] >= max(prices[0], prices[3]), prices[2] <= min(prices[0], prices[3]) else {
        issues.add(MarketIssue(file, "\(day): high and low do not enclose open and close"))
        continue
      }
      guard let volume = ForeignNumber.shares(value("5. volume") ?? "0", unit: 1) else {
        issues.add(MarketIssue(file, "\(day): '\(value("5. volume") ?? "")' is not a volume"))
        continue
      }
      rows.append(
        Row(
          day: day, open: prices[0], high: prices[1], low: prices[2], close: prices[3],
          volume: volume.shares, hadSeparators: texts.contains { $0.contains(",") }))
    }
    self.rows = rows
    incompleteDays = incomplete
  }

  private struct Document: Decodable {
    let series: [String: [String: String]]

    enum CodingKeys: String, CodingKey { case series = "Time Series (Daily)" }
  }
}
