/// A change to a share that its issuer decides: dividends and new shares (权益分派).
public struct CorporateAction: Sendable, Hashable, Codable {
  /// How the action came to be known.
  public enum Source: String, Sendable, Hashable, Codable {
    /// From an announcement or a table of dividends.
    case announced
    /// From the gap between a close and the next reference price.
    case inferred
    /// Made by the market generator.
    case generated
  }

  /// The share concerned.
  public let symbol: Symbol
  /// Holders at this day's close are entitled (股权登记日).
  public let recordDay: TradingDay
  /// First day without the entitlement (除权除息日).
  public let exDay: TradingDay
  /// Day the cash arrives and new shares may be sold.
  public let payDay: TradingDay
  /// Cash for each share before tax, exact to a ten-thousandth.
  public let cashPerShare: Money
  /// New shares for every 10,000 held: bonus shares (送股), taxed at par.
  public let bonusPerTenThousand: Int64
  /// New shares for every 10,000 held out of reserves (转增), not taxed.
  public let transferPerTenThousand: Int64
  /// Rights shares for every 10,000 held that holders may buy (配股).
  public let rightsPerTenThousand: Int64
  /// What a rights share costs; zero without any.
  public let rightsPrice: Price
  /// Where it comes from.
  public let source: Source

  /// An action; the ratios default to none.
  public init(
    symbol: Symbol, recordDay: TradingDay, exDay: TradingDay, payDay: TradingDay,
    cashPerShare: Money, bonusPerTenThousand: Int64 = 0, transferPerTenThousand: Int64 = 0,
    rightsPerTenThousand: Int64 = 0, rightsPrice: Price = Price(tenThousandths: 0), source: Source
  ) {
    self.symbol = symbol
    self.recordDay = recordDay
    self.exDay = exDay
    self.payDay = payDay
    self.cashPerShare = cashPerShare
    self.bonusPerTenThousand = bonusPerTenThousand
    self.transferPerTenThousand = transferPerTenThousand
    self.rightsPerTenThousand = rightsPerTenThousand
    self.rightsPrice = rightsPrice
    self.source = source
  }
}
