import Scoring
import Testing
import TradingTypes

struct `AI-Trader ledgers` {
  static let opening = #"{"date":"2025-10-01","id":0,"positions":{"600028.SH":0,"CASH":100000.0}}"#
  static let buy =
    #"{"date":"2025-10-09","id":1,"this_action":{"action":"buy","symbol":"600028.SH","amount":100},"#
    + #""positions":{"600028.SH":100,"CASH":99470.99999999}}"#

  @Test func `cash loses its binary noise and zeros are not holdings`() throws {
    let ledger = try AITraderLedger(
      agent: "a", text: Self.opening + "\n" + Self.buy + "\n", file: "f")
    #expect(ledger.records.count == 2)
    #expect(ledger.records[0].holdings.isEmpty)
    #expect(ledger.records[1].cash.description == "99471.00")
    #expect(ledger.records[1].action?.quantity == 100)
    #expect(!ledger.isHourly)
  }

  @Test func `hourly files are told by their dates`() throws {
    let text = Self.opening.replacing("2025-10-01", with: "2025-10-09 10:30:00")
    #expect(try AITraderLedger(agent: "a", text: text, file: "f").isHourly)
  }

  @Test(arguments: [
    ("", "f:1: the file holds no record"),
    ("{}", "f:1: not a position record; expected {\"date\",\"positions\":{…,\"CASH\"}}"),
    (
      opening + "\n" + buy.replacing("\"buy\"", with: "\"short\""),
      "f:2: 'short' is not buy, sell or no_trade"
    ),
    (buy + "\n" + opening, "f:2: 2025-10-01 comes after 2025-10-09"),
    (opening.replacing("600028.SH", with: "GOLD"), ""),
  ])
  func `a bad line is named`(text: String, message: String) {
    do {
      _ = try AITraderLedger(agent: "a", text: text, file: "f")
      #expect(message.isEmpty, "a zero holding of an unknown name is no holding")
    } catch {
      #expect("\(error)" == message)
    }
  }
}
