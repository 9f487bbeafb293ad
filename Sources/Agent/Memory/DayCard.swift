import TradingTypes

/// A day in one line, written by the program and never by the model.
struct DayCard {
  let number: Int
  var day: TradingDay?
  /// Change of the index, in hundredths of a percent.
  var indexChange: Int64?
  /// Value of the account at the close and its change in hundredths of a percent.
  var netAssetValue: Money?
  var change: Int64?
  /// What traded, in order.
  var trades: [String] = []
  /// The model's own words at the end of the day.
  var summary = ""

  /// About 60 tokens at most.
  var text: String {
    var parts = ["Day \(number)"]
    if let day { parts[0] += " (\(day))" }
    if let indexChange { parts.append("index \(Percent.signed(indexChange))") }
    if let netAssetValue, let change {
      parts.append("NAV \(netAssetValue.roundedToFen) \(Percent.signed(change))")
    }
    parts.append(trades.isEmpty ? "no trades" : trades.prefix(4).joined(separator: ", "))
    if !summary.isEmpty { parts.append("\"\(PlainText.shortened(summary, to: 80))\"") }
    return parts.joined(separator: "; ")
  }
}
