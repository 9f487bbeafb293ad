public import TradingTypes

/// The conventions of an account that no rule text settles.
public struct LedgerTerms: Sendable, Hashable {
  /// What a holder does with the right to buy new shares (配股).
  public enum Rights: String, Sendable, Hashable, CaseIterable {
    /// Subscribes as many as free cash covers.
    case subscribe
    /// Lets them lapse.
    case letLapse = "let lapse"
  }

  /// Whether the proceeds of a sale may buy on the same day (资金当日可用); otherwise they stay
  /// frozen until the next trading day.
  public var sameDayProceeds = true
  /// What becomes of a dividend's parts of a fen (Shenzhen guide 2.5.4(九): cut off).
  public var dividendRounding = FenRounding.cut
  /// What becomes of parts of a bonus share; the clearing house ranks all holders, a replay cannot.
  public var newShareRounding = FenRounding.halfUp
  /// What is done with rights.
  public var rights = Rights.subscribe

  /// The default conventions.
  public init() {}
}
