import Journal
import Market
import MarketData
import TradingTypes

/// A market under a mask, as a season is traded on it.
struct MaskedMarket {
  let market: MarketRecord
  let key: MaskKey

  /// The name of the header's setting that says a run's market was masked.
  ///
  /// Its value is the number of trading days before the season's first one. With the run's seed and
  /// the market it gives the key again.
  private static let settingName = "mask"

  /// Where the key is written for people, inside a run's folder; it is never read back.
  static let keyFile = "mask-key.csv"

  /// Masks `original` for a season from `start` on.
  ///
  /// - Throws: what reading the masked market throws.
  init(of original: MarketRecord, seed: UInt64, start: TradingDay) throws {
    try self.init(MarketMask(of: original, seed: seed, start: start))
  }

  /// The market of a run with this header; nil when it was not masked.
  ///
  /// - Throws: what reading the masked market throws.
  init?(of original: MarketRecord, for header: RunHeader) throws {
    guard let setting = header.settings.first(where: { $0.name == MaskedMarket.settingName }) else {
      return nil
    }
    guard let history = Int(setting.value), history >= 0 else {
      throw CommandFailure(
        "the header's setting mask = '\(setting.value)' is not a number of days")
    }
    try self.init(MarketMask(of: original, seed: header.seed, history: history))
  }

  /// What the header of a run on this market says of its mask.
  var setting: RunSetting { RunSetting(MaskedMarket.settingName, String(key.history)) }

  private init(_ mask: MarketMask) throws {
    market = try MarketFolder.record(of: MarketFolder.archive(of: mask.draft))
    key = mask.key
  }
}
