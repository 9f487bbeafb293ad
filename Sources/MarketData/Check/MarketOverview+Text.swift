extension MarketOverview {
  /// The overview as a page of text, at most 100 columns wide.
  public var text: String {
    var lines = [
      "\(name)  \(firstDay) to \(lastDay), \(days) trading days, \(shares.count) shares",
      "digest \(digest)",
      "\(dailyBars) daily bars, \(hourlyBars) hourly bars"
        + (hourlyDays.count == 2 ? " (\(hourlyDays[0]) to \(hourlyDays[1]))" : "")
        + ", \(news) news items",
      "corporate actions: "
        + (actions.isEmpty
          ? "none"
          : actions.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            .joined(separator: ", ")),
      "",
    ]
    lines.append(MarketOverview.line(index))
    lines += sectors.map(MarketOverview.line)
    lines += ["", MarketOverview.heading]
    lines += shares.map(MarketOverview.row)
    return lines.joined(separator: "\n")
  }

  private static let heading =
    "symbol     name        board    sector           weight       low      high      last"
    + "  return   vol  gaps"

  private static func line(_ line: Line) -> String {
    FixedText.left(line.name, 16) + FixedText.right("\(line.shares)", 3) + " shares"
      + FixedText.right(FixedText.decimal(line.returnPct, places: 1), 8) + " %  vol "
      + FixedText.right(line.volatilityPct.map { FixedText.decimal($0, places: 2) } ?? "n/a", 5)
      + " %  " + FixedText.sparkline(line.levels, width: 48)
  }

  private static func row(_ share: Share) -> String {
    FixedText.left(share.symbol, 11) + FixedText.left(share.name, 12)
      + FixedText.left(share.board, 9) + FixedText.left(share.sector, 16)
      + FixedText.right(FixedText.decimal(share.weightPct, places: 2), 6)
      + FixedText.right(share.low, 10) + FixedText.right(share.high, 10)
      + FixedText.right(share.last, 10)
      + FixedText.right(FixedText.decimal(share.returnPct, places: 1), 8)
      + FixedText.right(share.volatilityPct.map { FixedText.decimal($0, places: 2) } ?? "n/a", 6)
      + FixedText.right("\(share.missingDays + share.suspendedDays)", 6)
  }
}
