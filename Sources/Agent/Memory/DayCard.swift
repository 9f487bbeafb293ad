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

  /// About 60 tokens at most: four trades, and how many more there were.
  func text(in language: PromptLanguage) -> String {
    var parts = [language.pick("Day \(number)", "第\(number)天")]
    if let day { parts[0] += " (\(day))" }
    if let indexChange {
      parts.append(language.pick("index ", "指数 ") + Percent.signed(indexChange))
    }
    if let netAssetValue, let change {
      parts.append(
        language.pick("NAV ", "净值 ") + "\(netAssetValue.roundedToFen) \(Percent.signed(change))")
    }
    var shown = Array(trades.prefix(4))
    if trades.count > 4 {
      shown.append(language.pick("\(trades.count - 4) more", "另有\(trades.count - 4)笔"))
    }
    parts.append(
      shown.isEmpty ? language.pick("no trades", "没有成交") : shown.joined(separator: ", "))
    if !summary.isEmpty { parts.append("\"\(PlainText.shortened(summary, to: 80))\"") }
    return parts.joined(separator: "; ")
  }
}
