import Market
import MarketData

/// Finds the market that a command was asked for.
enum MarketSource {
  /// The market folder at `name`.
  ///
  /// - Throws: ``CommandFailure`` when there is no such market, and what reading it throws.
  static func market(_ name: String) throws -> MarketRecord {
    if Folders.exists(name) { return try MarketFolder.read(name) }
    throw CommandFailure(
      "\(name): no such market folder", hint: "'fupan market list' shows the markets there are")
  }
}
