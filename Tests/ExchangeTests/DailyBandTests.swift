import Exchange
import Testing
import TradingTypes

/// A row of the band table.
struct BandCase: Sendable, CustomTestStringConvertible {
  let id: String, clause: String, board: String, isSpecialTreatment: Bool, date: String
  let reference: String, high: String, low: String

  init(
    _ id: String, _ clause: String, _ board: String, st: Bool = false,
    on date: String = "2025-10-15",
    _ reference: String, up high: String, down low: String
  ) {
    (self.id, self.clause, self.board, self.date) = (id, clause, board, date)
    (isSpecialTreatment, self.reference, self.high, self.low) = (st, reference, high, low)
  }

  var testDescription: String { "\(id) \(board) \(reference) (\(clause))" }
}

private let halfUp = "SSE 3.3.13, 3.3.17; SZSE 3.3.13, 3.3.19"
private let data = "SSE 50 daily bars, 2025"
private let riskWarning = "SSE 2023 4.4.10; SSE 2026 上证发〔2026〕41号"

struct `Daily price limits` {
  @Test(arguments: [
    BandCase("LIMIT-01", halfUp, "main", "10.05", up: "11.06", down: "9.05"),
    BandCase("LIMIT-02", halfUp, "main", "10.04", up: "11.04", down: "9.04"),
    BandCase("LIMIT-03", halfUp, "main", "10.06", up: "11.07", down: "9.05"),
    BandCase("LIMIT-04", data, "main", "71.55", up: "78.71", down: "64.40"),
    BandCase("LIMIT-05", data, "main", "112.85", up: "124.14", down: "101.57"),
    BandCase("LIMIT-06", data, "main", "5.75", up: "6.33", down: "5.18"),
    BandCase("LIMIT-07", data, "main", "18.90", up: "20.79", down: "17.01"),
    BandCase("LIMIT-08", data, "main", "9.87", up: "10.86", down: "8.88"),
    BandCase("LIMIT-09", data, "main", "29.44", up: "32.38", down: "26.50"),
    BandCase("LIMIT-10", "SSE 6.1.7", "STAR", "138.91", up: "166.69", down: "111.13"),
    BandCase("LIMIT-11", halfUp, "ChiNext", "10.03", up: "12.04", down: "8.02"),
    BandCase("LIMIT-12", riskWarning, "main", st: true, "10.05", up: "10.55", down: "9.55"),
    BandCase(
      "LIMIT-13", riskWarning, "main", st: true, on: "2026-07-06", "10.05", up: "11.06",
      down: "9.05"),
    BandCase("LIMIT-14", riskWarning, "main", st: true, "10.10", up: "10.61", down: "9.60"),
    BandCase("LIMIT-15", halfUp, "ChiNext", st: true, "10.05", up: "12.06", down: "8.04"),
    BandCase("LIMIT-15 STAR", halfUp, "STAR", st: true, "10.05", up: "12.06", down: "8.04"),
    BandCase("LIMIT-16", "BSE 3.3.8", "BSE", "10.05", up: "13.07", down: "7.04"),
    BandCase("LIMIT-17", halfUp, "main", "0.97", up: "1.07", down: "0.87"),
    BandCase("LIMIT-18", "at least one tick", "main", "0.04", up: "0.05", down: "0.03"),
    BandCase("LIMIT-21", "SSE 4.3.1 to 4.3.3", "main", "22.73", up: "25.00", down: "20.46"),
    BandCase(
      "before the reform", "ChiNext 10 % until 2020-08-23", "ChiNext", on: "2020-08-21", "10.03",
      up: "11.03", down: "9.03"),
  ])
  func `the band is rounded half up to the tick`(row: BandCase) throws {
    let exchange = try venue(
      row.board, reference: row.reference, on: row.date, isSpecialTreatment: row.isSpecialTreatment)
    let band = try #require(exchange.securities[0].band)
    #expect("\(band.low) \(band.high)" == "\(row.low) \(row.high)")
  }

  @Test(arguments: ["main", "ChiNext", "STAR"])
  func `LIMIT-19 a new listing has no band on trading days one to five`(board: String) throws {
    for listingDay in 1...5 {
      let exchange = try venue(board, reference: "10.00", listingDay: listingDay)
      #expect(exchange.securities[0].band == nil)
      #expect(try exchange.verdict(.buy, 200, limit: "30.00") == nil)
    }
  }

  @Test func `LIMIT-20 on the sixth day the band is back`() throws {
    let band = try #require(try venue(reference: "20.00", listingDay: 6).securities[0].band)
    #expect("\(band.low) \(band.high)" == "18.00 22.00")
  }

  @Test(arguments: [
    ("main, last Friday before registration", "main", "2023-04-07", 1, "6.40 14.40"),
    ("its second day", "main", "2023-04-07", 2, "9.00 11.00"),
    ("main, registration", "main", "2023-04-10", 1, "none"),
    ("ChiNext before its reform", "ChiNext", "2020-08-21", 1, "6.40 14.40"),
    ("its reform", "ChiNext", "2020-08-24", 1, "none"),
    ("before the first day had a band", "main", "2013-12-31", 1, "none"),
    ("STAR never had one", "STAR", "2019-07-22", 1, "none"),
    ("Beijing never had one", "BSE", "2022-01-04", 1, "none"),
  ])
  func `before registration a first day keeps to 64 to 144 percent of the issue price`(
    row: (String, String, String, Int, String)
  ) throws {
    let band = try venue(row.1, on: row.2, listingDay: row.3).securities[0].band
    #expect(band.map { "\($0.low) \($0.high)" } ?? "none" == row.4, "\(row.0)")
  }

  @Test func `the band of every price to 2,000 yuan is what decimal arithmetic gives`() {
    for fen in Int64(1)...200_000 {
      let band = DailyBand(around: Price(fen: fen), percent: 10)
      let high = max((fen * 110 * 2 + 100) / 200, fen + 1)
      let low = max(min((fen * 90 * 2 + 100) / 200, fen - 1), 1)
      guard band == DailyBand(low: Price(fen: low), high: Price(fen: high)) else {
        Issue.record("\(fen) fen: \(band)")
        return
      }
    }
  }
}

struct `Reference prices on an ex-date` {
  @Test func `CORP-01 a cash dividend lowers the reference by itself`() throws {
    let reference = ReferencePrice.exRights(
      previousClose: try price("23.04"), cashPerShare: try money("0.31"))
    #expect(reference.description == "22.73")
  }

  @Test func `CORP-02 three bonus shares for ten`() throws {
    let reference = ReferencePrice.exRights(
      previousClose: try price("13.00"), newPerTenThousand: 3_000)
    #expect(reference.description == "10.00")
  }

  @Test func `CORP-03 cash and bonus shares together`() throws {
    let reference = ReferencePrice.exRights(
      previousClose: try price("20.00"), cashPerShare: try money("0.50"), newPerTenThousand: 4_000)
    #expect(reference.description == "13.93")
  }

  @Test func `CORP-04 three rights shares for ten at six yuan`() throws {
    let reference = ReferencePrice.exRights(
      previousClose: try price("10.00"), rightsPerTenThousand: 3_000,
      rightsPrice: try price("6.00"))
    #expect(reference.description == "9.08")
  }
}
