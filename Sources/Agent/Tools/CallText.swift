import Grammar

/// Calls as short text inside results, without the tags of a dialect.
enum CallText {
  /// `buy {"symbol": "600028.SH", "shares": 100}`.
  static func short(_ call: ParsedCall) -> String { "\(call.name) \(call.argumentsJSON)" }

  /// The same with texts that hold nothing to be careful of.
  static func harmless(_ call: ParsedCall) -> String {
    let arguments = call.arguments.map { argument in
      argument.isString
        ? ParsedArgument(
          argument.name, PlainText.harmless(argument.value, limit: 60), isString: true) : argument
    }
    return short(ParsedCall(name: call.name, arguments: arguments))
  }

  /// The call that is always legal.
  static let finish = ParsedCall(
    name: ToolName.finishDay.rawValue,
    arguments: [ParsedArgument("summary", "no trade", isString: true)])

  /// A look around, always legal too.
  static let overview = ParsedCall(name: ToolName.marketOverview.rawValue, arguments: [])

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
