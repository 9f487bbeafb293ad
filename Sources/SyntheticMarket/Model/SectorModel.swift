/// An industry's place in the generator: loadings on the common factors, risk, and price level.
///
/// Calibrated to fifty large shares of 2025; the numbers describe kinds of industry, not companies.
struct SectorModel {
  /// Name of the industry, as instruments carry it.
  let name: String
  /// Its name in Chinese, for news.
  let chineseName: String
  /// Its name in English, for news.
  let englishName: String
  /// Loading on the market factor.
  let marketLoading: Double
  /// Loading on the growth-against-dividend factor.
  let styleLoading: Double
  /// Daily standard deviation of the industry's own factor, in per cent.
  let sectorRisk: Double
  /// Daily standard deviation of a company's own returns, in per cent.
  let ownRisk: Double
  /// Mean of the logarithm of prices in yuan.
  let logPrice: Double
  /// Standard deviation of the logarithm of prices.
  let logPriceSpread: Double

  private init(
    _ name: String, _ chineseName: String, _ englishName: String, _ marketLoading: Double,
    _ styleLoading: Double, _ sectorRisk: Double, _ ownRisk: Double, _ logPrice: Double,
    _ logPriceSpread: Double
  ) {
    self.name = name
    self.chineseName = chineseName
    self.englishName = englishName
    self.marketLoading = marketLoading
    self.styleLoading = styleLoading
    self.sectorRisk = sectorRisk
    self.ownRisk = ownRisk
    self.logPrice = logPrice
    self.logPriceSpread = logPriceSpread
  }

  static let all: [SectorModel] = [
    SectorModel("bank", "银行", "banking", 0.30, -0.80, 0.70, 0.36, 1.9, 0.7),
    SectorModel("insurance", "保险", "insurance", 1.05, -0.15, 0.95, 0.80, 3.6, 0.5),
    SectorModel("broker", "证券", "brokerages", 1.10, 0.15, 0.95, 0.80, 3.1, 0.4),
    SectorModel("consumer", "消费", "consumer goods", 0.60, -0.20, 0.85, 0.95, 4.2, 1.3),
    SectorModel("energy", "能源", "energy", 0.45, -0.70, 0.95, 0.90, 2.6, 0.8),
    SectorModel("utility", "公用事业", "utilities", 0.45, -0.42, 0.45, 0.52, 2.7, 0.6),
    SectorModel("telecom", "通信", "telecoms", 0.45, -0.42, 0.50, 0.46, 2.9, 1.2),
    SectorModel("infrastructure", "基建", "infrastructure", 0.65, -0.35, 0.55, 0.75, 1.9, 0.5),
    SectorModel("metal", "有色金属", "metals", 1.50, 0.65, 1.80, 1.20, 2.8, 0.4),
    SectorModel("industrial", "高端装备", "advanced equipment", 0.95, 0.15, 0.60, 1.50, 3.3, 0.6),
    SectorModel("pharma", "医药", "pharmaceuticals", 1.25, 0.60, 1.45, 1.55, 4.2, 0.4),
    SectorModel("chip", "半导体", "semiconductors", 2.05, 1.90, 1.50, 1.75, 5.0, 0.8),
    SectorModel("auto", "汽车", "carmaking", 1.20, 0.50, 0.90, 1.90, 4.6, 0.3),
  ]

  /// The place of the industry called `name`.
  static func place(of name: String) -> Int { all.firstIndex { $0.name == name } ?? 0 }
}
