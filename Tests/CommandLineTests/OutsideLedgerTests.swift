import Foundation
import TestSupport
import Testing

/// Orders whose cash, charges and dividends RQAlpha booked outside this program.
struct `An outside ledger` {
  private struct Expected: Decodable {
    struct Day: Decodable {
      let date: String
      let cash: Double
      let total_value: Double
    }
    struct Order: Decodable {
      let date: String
      let symbol: String
      let shares: Int
      let commission: Double
      let tax: Double
      let other_fees: Double
    }
    let days: [Day]
    let orders: [Order]
  }

  private static let market = ReferenceFolder.file("market/sse50-2025")
  private static let expected = ReferenceFolder.file(
    "oracles/rqalpha/orders-legal.expected.json")

  @Test(
    .enabled(
      if: market != nil && expected != nil, "the reference folder is not beside this checkout"))
  func `has the same cash and value every day, and the same charges on every order`() throws {
    let source = try #require(Self.market)
    let expected = try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: try #require(Self.expected)))
    try Program.inFolder { folder in
      let script = expected.orders.map { order in
        let side = order.shares > 0 ? "buy" : "sell"
        return #"{"time":"\#(order.date)","side":"\#(side)","symbol":"\#(order.symbol)","#
          + #""quantity":\#(abs(order.shares)),"type":"market"}"#
      }
      try script.joined(separator: "\n").write(
        to: folder.appending(path: "orders.jsonl"), atomically: true, encoding: .utf8)
      let imported = try Program.run(
        "market", "import", "aitrader", source.path, "--out", "market", in: folder)
      #expect(imported.status == 0)
      let run = try Program.run(
        "replay", "--market", "market", "--trader", "scripted:orders.jsonl", "--start",
        expected.days.first?.date ?? "", "--days", "\(expected.days.count)", "--out", "run",
        in: folder)
      #expect(run.status == 0, "\(run.complaint)")
      let days = try table(folder.appending(path: "run/nav.csv"))
      #expect(days.count == expected.days.count)
      for (day, other) in zip(days, expected.days) {
        #expect(day["date"] == other.date)
        #expect(fen(day["cash"]) == Int((other.cash * 100).rounded()), "cash on \(other.date)")
        #expect(fen(day["nav"]) == Int((other.total_value * 100).rounded()), "\(other.date)")
      }
      let fills = try table(folder.appending(path: "run/trades.csv"))
      #expect(fills.count == expected.orders.count)
      for (fill, order) in zip(fills, expected.orders) {
        let charges = [
          ("commission", order.commission), ("stamp_duty", order.tax),
          ("transfer_fee", order.other_fees),
        ]
        for (name, charge) in charges {
          #expect(
            fen(fill[name]) == Int((charge * 100).rounded()),
            "\(name) of \(order.symbol) on \(order.date)")
        }
      }
    }
  }

  private func table(_ file: URL) throws -> [[String: String]] {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let heads = lines.first?.split(separator: ",", omittingEmptySubsequences: false) ?? []
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return Dictionary(uniqueKeysWithValues: zip(heads.map(String.init), cells.map(String.init)))
    }
  }

  private func fen(_ text: String?) -> Int? {
    text.flatMap(Double.init).map { Int(($0 * 100).rounded()) }
  }
}
