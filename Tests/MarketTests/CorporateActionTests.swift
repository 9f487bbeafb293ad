import Market
import Testing
import TradingTypes

struct `An ex-rights reference price` {
  /// Close, cash a share, bonus and transfer shares for ten, reference price.
  @Test(
    arguments: [
      ("42.80", "0.24", 0, 0, "42.56"),
      ("10.00", "0", 3, 0, "7.69"),
      ("10.00", "0.50", 0, 4, "6.79"),
      ("21.355", "0.355", 0, 0, "21.00"),
      ("0.30", "0.50", 0, 0, "0.01"),
    ] as [(String, String, Int64, Int64, String)])
  func `follows the exchanges' formula`(row: (String, String, Int64, Int64, String)) throws {
    let action = CorporateAction(
      symbol: try #require(Symbol("600001.SH")),
      recordDay: try #require(TradingDay("2025-10-09")),
      exDay: try #require(TradingDay("2025-10-10")),
      payDay: try #require(TradingDay("2025-10-10")), cashPerShare: try #require(Money(row.1)),
      bonusPerTenThousand: row.2 * 1_000, transferPerTenThousand: row.3 * 1_000,
      source: .announced)
    let close = try #require(Price(row.0))
    #expect(action.referencePrice(after: close).description == row.4)
  }
}
