import Exchange
import Testing
import TradingTypes

/// A share of each board, by the short names that the tables use.
let shares: [String: (symbol: String, board: Board)] = [
  "main": ("600028.SH", .main), "ChiNext": ("300750.SZ", .chinext), "STAR": ("688981.SH", .star),
  "BSE": ("920002.BJ", .bse),
]

func day(_ text: String) throws -> TradingDay { try #require(TradingDay(text)) }
func time(_ text: String) throws -> TradingTime { try #require(TradingTime(text)) }
func price(_ text: String) throws -> Price { try #require(Price(text)) }
func money(_ text: String) throws -> Money { try #require(Money(text)) }

/// A venue that lists one share of `board` today.
func venue(
  _ board: String = "main", reference: String = "10.00", on date: String = "2025-10-15",
  suspended: Bool = false, listingDay: Int? = nil, isSpecialTreatment: Bool = false,
  terms: VenueTerms = VenueTerms()
) throws -> Exchange {
  let share = try #require(shares[board])
  var exchange = Exchange(terms: terms)
  exchange.open(
    try day(date),
    securities: [
      SecurityDay(
        symbol: try #require(Symbol(share.symbol)), board: share.board,
        isSpecialTreatment: isSpecialTreatment, reference: try price(reference),
        isSuspended: suspended, listingDay: listingDay, on: try day(date))
    ])
  return exchange
}

extension Exchange {
  /// A request for the venue's one share.
  func request(_ side: Side, _ shares: Int64, limit: String? = nil) throws -> OrderRequest {
    OrderRequest(
      symbol: try #require(securities.first).symbol, side: side, quantity: Quantity(shares),
      limit: try limit.map { try #require(Price($0)) })
  }

  /// The code of the refusal of an order, nil when it is accepted.
  func verdict(
    _ side: Side, _ shares: Int64, limit: String? = nil, holding: Int64 = 0, sellable: Int64? = nil,
    frozen: Int64 = 0, cash: Money = Money(yuan: 100_000_000), last: String? = nil,
    at clock: String = "09:30"
  ) throws -> OrderRejection.Code? {
    let today = "2025-10-15"
    return check(
      try request(side, shares, limit: limit),
      from: AccountStanding(
        holding: Quantity(holding), sellable: Quantity(sellable ?? holding - frozen),
        frozen: Quantity(frozen), buyingPower: cash),
      last: try last.map { try #require(Price($0)) },
      at: try #require(TradingTime("\(today) \(clock)")))?.code
  }
}
