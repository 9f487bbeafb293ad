public import Journal
public import TradingTypes

extension RunExports {
  /// Every fill as CSV, one line each, in the order of the journal.
  ///
  /// `name` gives the share's short name; a field that begins like a formula or holds a comma or a
  /// quote is quoted, so that a spreadsheet shows it as text.
  public static func tradesCSV(
    of entries: some Sequence<JournalEntry>, name: (Symbol) -> String
  ) -> String {
    var text =
      "date,time,symbol,name,side,quantity,price,amount,commission,stamp_duty,transfer_fee,order_id\n"
    for entry in entries {
      guard case .fill(let fill) = entry.event else { continue }
      text += "\(fill.time.day),\(fill.time.clock),\(fill.symbol),\(field(name(fill.symbol))),"
      text += "\(fill.side.rawValue),\(fill.quantity),\(fill.price),\(fill.amount),"
      text += "\(fill.fees.commission),\(fill.fees.stampDuty),\(fill.fees.transferFee),"
      text += "\(fill.order)\n"
    }
    return text
  }

  private static func field(_ text: String) -> String {
    let safe = text.first.map { "=+-@".contains($0) } == true ? "'" + text : text
    guard safe.contains(where: { ",\"\n\r".contains($0) }) else { return safe }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
