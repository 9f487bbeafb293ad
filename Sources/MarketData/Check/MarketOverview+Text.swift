import TradingTypes

extension MarketOverview {
  /// The overview as a page of text, at most 80 columns wide.
  public var text: String {
    var lines = [
      "\(name): \(shares.count) shares, \(days) trading days from \(firstDay) to \(lastDay)",
      "digest \(digest)",
      "\(dailyBars) daily bars, \(hourlyBars) hourly bars"
        + (hourlyDays.count == 2 ? " (\(hourlyDays[0]) to \(hourlyDays[1]))" : ""),
      "\(news) news items; boards: \(boards)", ranges,
    ]
    lines += MarketOverview.list("closed on weekdays", closures, of: 6) { closure in
      closure.weekdays == 1
        ? closure.from : "\(closure.from) to \(closure.to.dropFirst(5)) (\(closure.weekdays))"
    }
    lines += MarketOverview.list("gaps", gaps, of: 6) { gap in
      "\(gap.symbol) \(gap.days) \(gap.isSuspended ? "suspended" : "missing") from \(gap.from)"
    }
    lines += MarketOverview.list("ex-days", distributions, of: 9) { item in
      "\(item.exDay) \(item.symbol)" + (item.cashPerTen == "0.00" ? "" : " \(item.cashPerTen)")
        + (item.newSharesPerTen > 0
          ? " +\(FixedText.short(item.newSharesPerTen))" : "")
    }
    if !distributions.isEmpty {
      lines.append("  (yuan and new shares for ten; \(sources))")
    }
    lines += ["", "                   shares  return    vol", MarketOverview.line(index), ""]
    for sector in sectors {
      lines.append(MarketOverview.line(sector))
      let name = sector.name == MarketOverview.noSector ? "" : sector.name
      lines += shares.filter { $0.sector == name }.map(MarketOverview.row)
    }
    lines += ["", MarketOverview.legend]
    return lines.joined(separator: "\n")
  }

  private static let legend =
    "A share's line: weight %, lowest, highest and last price, return %, daily\n"
    + "volatility %, days without trading. Return is with distributions undone."

  private var boards: String {
    var counts: [(name: String, count: Int)] = []
    for share in shares {
      if let place = counts.firstIndex(where: { $0.name == share.board }) {
        counts[place].count += 1
      } else {
        counts.append((share.board, 1))
      }
    }
    return counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
  }

  private var sources: String {
    Set(distributions.map(\.source)).sorted().joined(separator: ", ")
  }

  /// The cheapest and dearest share, the calmest and the wildest, and what 100 shares cost.
  private var ranges: String {
    let prices = shares.compactMap { share in Price(share.last).map { ($0, share.name) } }
      .sorted { $0.0 < $1.0 }
    let risks = shares.compactMap(\.volatilityPct).sorted()
    guard let cheapest = prices.first, let dearest = prices.last else { return "no prices" }
    let dear = prices.count { $0.0 > Price(fen: 10_000) }
    var text = "prices \(cheapest.0) (\(cheapest.1)) to \(dearest.0) (\(dearest.1))"
    if let calmest = risks.first, let wildest = risks.last {
      text +=
        ", volatility \(FixedText.decimal(calmest, places: 2))"
        + " to \(FixedText.decimal(wildest, places: 2)) %"
    }
    return text + "\n100 shares cost more than 10,000 yuan in \(dear) of \(shares.count)"
  }

  /// The first `count` items as lines of at most 80 columns after a heading; none as one word.
  private static func list<Item>(
    _ heading: String, _ items: [Item], of count: Int, _ text: (Item) -> String
  ) -> [String] {
    guard !items.isEmpty else { return ["\(heading): none"] }
    var parts = items.prefix(count).map(text)
    if items.count > count { parts.append("and \(items.count - count) more") }
    var lines = ["\(heading):"]
    for (place, part) in parts.enumerated() {
      let piece = place + 1 < parts.count ? part + "," : part
      let last = lines[lines.count - 1]
      if FixedText.columns(last) + FixedText.columns(piece) + 1 <= 80 {
        lines[lines.count - 1] = last + " " + piece
      } else {
        lines.append("  " + piece)
      }
    }
    return lines
  }

  private static func line(_ line: Line) -> String {
    FixedText.left(line.name, 18) + FixedText.right("\(line.shares)", 7)
      + FixedText.right(FixedText.decimal(line.returnPct, places: 1), 8)
      + FixedText.right(line.volatilityPct.map { FixedText.decimal($0, places: 2) } ?? "n/a", 7)
      + "  " + FixedText.sparkline(line.levels, width: 38)
  }

  private static func row(_ share: Share) -> String {
    "  " + FixedText.left(share.symbol, 10) + FixedText.left(share.name, 12)
      + FixedText.right(FixedText.decimal(share.weightPct, places: 2), 6)
      + FixedText.right(share.low, 9) + FixedText.right(share.high, 9)
      + FixedText.right(share.last, 9)
      + FixedText.right(FixedText.decimal(share.returnPct, places: 1), 7)
      + FixedText.right(share.volatilityPct.map { FixedText.decimal($0, places: 2) } ?? "n/a", 7)
      + FixedText.right("\(share.missingDays + share.suspendedDays)", 5)
  }
}
