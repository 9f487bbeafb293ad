import TradingTypes

/// What stays fixed of a company over a generated market: loadings, risk, price, rules.
struct CompanyCharacter {
  let sector: Int
  let marketLoading: Double
  let styleLoading: Double
  /// Daily standard deviation of its own returns, in per cent.
  let ownRisk: Double
  /// Ratio of its own risk to that of a typical share: the scale of every planted signal.
  let signalScale: Double
  /// First reference price in fen.
  let firstPrice: Int64
  let board: Board
  let isSpecialTreatment: Bool
  /// Largest move of a day in per cent.
  let limitPercent: Int64
  /// Hidden quality of the business, of variance one.
  let quality: Double
  /// Mean of the logarithm of the daily volume in shares.
  let logVolume: Double

  init(_ company: Company, place: Int, isSpecial: Bool, seed: UInt64, _ settings: ModelSettings) {
    var stream = SplitStream(seed: seed, .character, place)
    sector = SectorModel.place(of: company.sector)
    let model = SectorModel.all[sector]
    marketLoading =
      model.marketLoading
      * ExactMath.exp(
        settings.marketLoadingSpread * stream.normal())
    styleLoading = model.styleLoading + settings.styleLoadingSpread * stream.normal()
    ownRisk =
      settings.ownRiskScale * model.ownRisk
      * ExactMath.exp(settings.ownRiskSpread * stream.normal())
    signalScale = ownRisk / 1.2
    let draw = ExactMath.exp(model.logPrice + model.logPriceSpread * stream.normal())
    // One distiller and one chip maker whose lot costs more than a season's cash.
    let yuan: Double =
      switch company.code {
      case 604_066: 1_050 + 450 * stream.uniform()
      case 689_546: 620 + 500 * stream.uniform()
      default: min(max(draw, 3), 600)
      }
    firstPrice = Int64(yuan * 100)
    board = Board(of: company.symbol)
    isSpecialTreatment = isSpecial
    limitPercent = isSpecial ? 5 : board == .star || board == .chinext ? 20 : 10
    quality = stream.normal()
    // About 1.2 billion yuan a day.
    logVolume = ExactMath.log(1.2e9 / yuan) + 0.5 * stream.normal()
  }
}

extension Company {
  /// The code that stands in when one is malformed, which none of the list is.
  static let fallback: Symbol = {
    guard let symbol = Symbol(code: 604_001, venue: .shanghai) else {
      preconditionFailure("604001 has six digits")
    }
    return symbol
  }()

  /// Code and venue.
  var symbol: Symbol { Symbol(code: code, venue: venue) ?? Company.fallback }
}
