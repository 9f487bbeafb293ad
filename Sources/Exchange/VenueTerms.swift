public import TradingTypes

/// Which rule book a venue follows.
public enum VenueProfile: String, Sendable, Hashable, CaseIterable {
  /// The rules and charges of the Shanghai, Shenzhen and Beijing exchanges.
  case exchange
  /// The AI-Trader contest: fills at the open, no charges, multiples of 100, T+1 by date.
  case aitrader
}

/// The terms a venue trades on, with every convention that no rule text settles.
///
/// A convention is something bars cannot tell or brokers do differently; each has a name here, a
/// default, and a place in the header of a run.
public struct VenueTerms: Sendable, Hashable {
  /// The rule book.
  public var profile: VenueProfile
  /// Commission in parts per million of the amount; 250 is 0.025 %.
  public var commissionRate: Int64
  /// Least commission of one order, however many fills it takes.
  public var commissionMinimum: Money
  /// Share of a bar's volume that all our orders together may take, in parts per million.
  public var participation: Int64
  /// Ticks by which a market order fills worse than the open.
  public var slippageTicks: Int64
  /// Whether limit orders in continuous trading must keep to the price cage (价格笼子).
  ///
  /// Off by default: bars hold no quotes, so the last price stands in for the best quote.
  public var priceCage: Bool
  /// How each component of the charges becomes whole fen.
  public var feeRounding = FenRounding.halfUp
  /// What the least commission is taken on.
  public var commissionUnit = CommissionUnit.order
  /// The price at which a market buy is measured against cash.
  public var marketOrderReserve = MarketOrderReserve.lastPrice
  /// When a limit order trades in a bar.
  public var limitFill = LimitFill.reached
  /// Whether an order trades at the limit that stands against it.
  public var sealedLimit = SealedLimit.noFill
  /// The balance that an odd lot is the remainder of.
  public var oddLotBalance = OddLotBalance.notBeingSold

  /// The terms of a profile with its default conventions.
  public init(_ profile: VenueProfile = .exchange) {
    self.profile = profile
    commissionRate = profile == .exchange ? 250 : 0
    commissionMinimum = profile == .exchange ? Money(yuan: 5) : .zero
    participation = profile == .exchange ? 100_000 : 1_000_000
    slippageTicks = 0
    priceCage = false
  }

  /// The smallest step of a price (最小变动单位): 0.01 yuan for every share.
  public static let tick = Price(fen: 1)
}
