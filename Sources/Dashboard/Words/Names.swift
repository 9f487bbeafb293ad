import Terminal
import TradingTypes

/// What securities are called on the screen.
struct Names: Sendable {
  private let chinese: [Symbol: String]
  private let english: [Symbol: String]

  init(_ instruments: [Instrument]) {
    var chinese: [Symbol: String] = [:]
    var english: [Symbol: String] = [:]
    for instrument in instruments {
      chinese[instrument.symbol] = SafeText.line(instrument.name)
      english[instrument.symbol] = SafeText.line(instrument.englishName)
    }
    self.chinese = chinese
    self.english = english
  }

  /// The name in a language; the symbol when there is none.
  func name(of symbol: Symbol, in language: Language) -> String {
    let name = language == .chinese ? chinese[symbol] : english[symbol]
    return name.flatMap { $0.isEmpty ? nil : $0 } ?? symbol.description
  }
}
