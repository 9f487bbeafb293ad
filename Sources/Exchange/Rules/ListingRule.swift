import TradingTypes

/// Refuses symbols that this market does not list.
struct ListingRule: TradingRule {
  static let clause = "convention: the universe is the market folder's"

  func refusal(of order: OrderCheck) -> OrderRejection? {
    guard order.security == nil else { return nil }
    return OrderRejection(
      .unknownSymbol, "symbol=\(order.request.symbol) is not listed in this market.",
      hint: "Choose a symbol of the market's list.")
  }
}
