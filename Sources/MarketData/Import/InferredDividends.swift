import Market
import TradingTypes

/// Dividends that a source does not name and its reference prices show.
enum InferredDividends {
  /// A cash dividend wherever a reference price from `first` on lies below the last close, ascending
  /// in ex-day.
  ///
  /// One above it is an issue at its `place`. A gap of more than a tenth is noted, for new shares look
  /// like cash; so is one behind days without a row, which may be no more than rows that are missing.
  static func all(
    _ symbols: [Symbol], _ days: [[DayBar]], _ calendar: [TradingDay], from first: TradingDay?,
    _ place: (Symbol, TradingDay) -> (file: String, line: Int?), _ issues: inout IssueList,
    _ report: inout ImportReport
  ) -> [CorporateAction] {
    var actions: [CorporateAction] = []
    for (symbol, rows) in zip(symbols, days) {
      for (last, row) in zip(rows, rows.dropFirst())
      where row.reference != last.bar.close && first.map({ row.day >= $0 }) ?? true {
        let cash = last.bar.close.tenThousandths - row.reference.tenThousandths
        guard cash > 0, let before = calendar.lastIndex(where: { $0 < row.day }) else {
          let (file, line) = place(symbol, row.day)
          issues.add(
            MarketIssue(
              file, line: line,
              "\(symbol) on \(row.day): the reference price \(row.reference) is above the last "
                + "close \(last.bar.close)",
              hint: "are days missing, or prices adjusted?"))
          continue
        }
        if calendar[before] > last.day {
          report.note(
            "\(symbol) on \(row.day): no row since \(last.day), and the reference price is lower than "
              + "the close then: taken for a dividend, unless rows are missing")
        }
        if cash * 10 > last.bar.close.tenThousandths {
          report.note("\(symbol) on \(row.day): the gap is over 10 %; new shares look like cash")
        }
        actions.append(
          CorporateAction(
            symbol: symbol, recordDay: calendar[before], exDay: row.day, payDay: row.day,
            cashPerShare: Money(tenThousandths: cash), source: .inferred))
      }
    }
    return actions.sorted { ($0.exDay, $0.symbol) < ($1.exDay, $1.symbol) }
  }
}
