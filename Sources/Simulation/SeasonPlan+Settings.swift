import Exchange
public import Journal
import TradingTypes

extension SeasonPlan {
  /// The plan that a header was made from.
  public init(header: RunHeader) throws(SeasonError) {
    self.init(start: header.start, rules: header.rules)
    mode = header.mode
    days = header.days
    cash = header.cash
    seed = header.seed
    program = header.program
    trader = header.trader
    model = header.model
    modelDigest = header.modelDigest
    kernels = header.kernels
    for setting in header.settings {
      guard setting.name.hasPrefix("venue.") else {
        settings.append(setting)
        continue
      }
      guard read(setting) else {
        throw .unknownSetting(name: setting.name, value: setting.value)
      }
    }
  }

  /// The venue's conventions as settings of the header: numbers that can be changed, then choices
  /// that no rule text settles and that this program makes in one way.
  var venueSettings: [RunSetting] {
    let changeable = [
      RunSetting("venue.commission_ppm", "\(venue.commissionRate)"),
      RunSetting("venue.commission_minimum", "\(venue.commissionMinimum)"),
      RunSetting("venue.participation_ppm", "\(venue.participation)"),
      RunSetting("venue.slippage_ticks", "\(venue.slippageTicks)"),
      RunSetting("venue.price_cage", venue.priceCage ? "on" : "off"),
      RunSetting("venue.anticipated_proceeds", anticipatesProceeds ? "on" : "off"),
    ]
    return venue.profile == .exchange ? changeable + SeasonPlan.fixedConventions : changeable
  }

  /// Conventions with one choice; a journal made under another cannot be repeated.
  private static let fixedConventions = [
    RunSetting("venue.same_day_proceeds", "on"),
    RunSetting("venue.fee_rounding", "half-up per component"),
    RunSetting("venue.commission_minimum_per", "order"),
    RunSetting("venue.market_order_reserve", "last price"),
    RunSetting("venue.limit_fill", "when reached"),
    RunSetting("venue.sealed_limit", "no fill"),
    RunSetting("venue.dividend_below_fen", "cut"),
    RunSetting("venue.new_share_fraction", "half-up"),
  ]

  private mutating func read(_ setting: RunSetting) -> Bool {
    switch setting.name {
    case "venue.commission_ppm":
      guard let rate = Int64(setting.value), (0...1_000_000).contains(rate) else { return false }
      venue.commissionRate = rate
    case "venue.commission_minimum":
      guard let least = Money(setting.value), least >= .zero else { return false }
      venue.commissionMinimum = least
    case "venue.participation_ppm":
      guard let part = Int64(setting.value), (0...1_000_000).contains(part) else { return false }
      venue.participation = part
    case "venue.slippage_ticks":
      guard let ticks = Int64(setting.value), (0...1_000_000).contains(ticks) else { return false }
      venue.slippageTicks = ticks
    case "venue.price_cage":
      venue.priceCage = setting.value == "on"
      return setting.value == "on" || setting.value == "off"
    case "venue.anticipated_proceeds":
      anticipatesProceeds = setting.value == "on"
      return setting.value == "on" || setting.value == "off"
    default:
      return SeasonPlan.fixedConventions.contains(setting)
    }
    return true
  }
}
