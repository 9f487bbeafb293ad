import TradingTypes

/// The rules of a profile, in the order in which they are asked; the first refusal stands.
///
/// Written out rather than kept in a list: every order passes here, and calls known to the compiler
/// cost a third of calls through a table.
enum RuleBook {
  /// The first refusal of `order` under the rules of its venue's profile.
  static func refusal(of order: OrderCheck) -> OrderRejection? {
    switch order.terms.profile {
    case .exchange:
      if let refusal = ListingRule().refusal(of: order) { return refusal }
      if let refusal = SuspensionRule().refusal(of: order) { return refusal }
      if let refusal = SessionRule().refusal(of: order) { return refusal }
      if let refusal = PositionRule().refusal(of: order) { return refusal }
      if let refusal = LotRule().refusal(of: order) { return refusal }
      if let refusal = OrderSizeRule().refusal(of: order) { return refusal }
      if let refusal = RiskWarningCapRule().refusal(of: order) { return refusal }
      if let refusal = TickRule().refusal(of: order) { return refusal }
      if let refusal = PriceLimitRule().refusal(of: order) { return refusal }
      if let refusal = PriceCageRule().refusal(of: order) { return refusal }
      if let refusal = SettlementRule().refusal(of: order) { return refusal }
      return CashRule().refusal(of: order)
    case .aitrader:
      if let refusal = ListingRule().refusal(of: order) { return refusal }
      if let refusal = SuspensionRule().refusal(of: order) { return refusal }
      if let refusal = RoundLotRule().refusal(of: order) { return refusal }
      if let refusal = PositionRule().refusal(of: order) { return refusal }
      return SettlementRule().refusal(of: order)
    }
  }
}
