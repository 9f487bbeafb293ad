import TradingTypes

/// Codes as other programs write them: `600519.SH`, `sh.600519`, `SH600519`, `600519.XSHG`, `600519`.
enum ForeignSymbol {
  /// The symbol in `text`; without a venue the code's range decides.
  static func symbol(_ text: some StringProtocol) -> Symbol? {
    let upper = text.uppercased()
    let digits = upper.filter { $0.isASCII && $0.isNumber }
    guard digits.utf8.count == 6, let code = UInt32(digits) else { return nil }
    let letters = upper.filter { !($0.isASCII && $0.isNumber) && $0 != "." && $0 != "_" }
    let venue: Venue
    switch letters {
    case "SH", "SS", "XSHG", "SSE": venue = .shanghai
    case "SZ", "XSHE", "SZSE": venue = .shenzhen
    case "BJ", "BSE": venue = .beijing
    case "":
      switch digits.first {
      case "6", "9", "5": venue = .shanghai
      case "4", "8": venue = .beijing
      default: venue = .shenzhen
      }
    default: return nil
    }
    return Symbol(code: code, venue: venue)
  }

  /// Whether the code belongs to an index: 000xxx in Shanghai, 399xxx in Shenzhen.
  static func isIndex(_ symbol: Symbol) -> Bool {
    symbol.venue == .shanghai && symbol.code < 1_000
      || symbol.venue == .shenzhen && (399_000...399_999).contains(symbol.code)
  }
}
