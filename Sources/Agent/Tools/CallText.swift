import Grammar

/// Calls as short text inside results, without the tags of a dialect.
enum CallText {
  /// `buy {"symbol": "600028.SH", "shares": 100}`.
  static func short(_ call: ParsedCall) -> String { "\(call.name) \(call.argumentsJSON)" }

  /// The call that is always legal.
  static let finish = ParsedCall(
    name: ToolName.finishDay.rawValue,
    arguments: [ParsedArgument("summary", "no trade", isString: true)])

  /// A look at `symbol`, which harms nobody who copies it.
  static func bars(_ symbol: String) -> ParsedCall {
    ParsedCall(
      name: ToolName.bars.rawValue,
      arguments: [
        ParsedArgument("symbol", symbol, isString: true),
        ParsedArgument("days", "5", isString: false),
      ])
  }
}
