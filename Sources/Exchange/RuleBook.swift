/// The rules of a profile, in the order in which they are asked; the first refusal stands.
public enum RuleBook {
  /// The rules of `profile`.
  public static func rules(of profile: VenueProfile) -> [any TradingRule] {
    switch profile {
    case .exchange:
      [
        ListingRule(), SuspensionRule(), SessionRule(), PositionRule(), LotRule(), OrderSizeRule(),
        TickRule(), PriceLimitRule(), PriceCageRule(), SettlementRule(), CashRule(),
      ]
    case .aitrader:
      [ListingRule(), SuspensionRule(), RoundLotRule(), PositionRule(), SettlementRule()]
    }
  }
}
