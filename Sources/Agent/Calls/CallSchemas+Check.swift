import Grammar
import TradingTypes

/// What keeps a call from being one of its schema: a code, the place, and the rule in words.
struct CallProblem: Error, Hashable {
  /// Where a call may fail its schema.
  enum Place: Hashable {
    /// There is no such tool.
    case tool
    /// The tool has no such argument.
    case unknown(String)
    /// The argument must be given.
    case missing(String)
    /// The argument has a value that it may not take.
    case value(String)
  }

  let place: Place
  let english: String
  let chinese: String
}

extension CallSchemas {
  /// What is wrong with the call, or nil when it fits its schema.
  ///
  /// The order of arguments is free. Nothing is converted: `"100"` is no number, `1e3` no whole one.
  func problem(in call: ParsedCall) -> CallProblem? {
    guard let schema = schema(call.name) else {
      return CallProblem(
        place: .tool, english: "There is no tool '\(PlainText.harmless(call.name, limit: 24))'.",
        chinese: "没有名为“\(PlainText.harmless(call.name, limit: 24))”的工具。")
    }
    for argument in call.arguments {
      guard let parameter = schema.parameters.first(where: { $0.name == argument.name }) else {
        let name = PlainText.harmless(argument.name, limit: 24)
        return CallProblem(
          place: .unknown(argument.name), english: "\(call.name) takes no argument '\(name)'.",
          chinese: "\(call.name) 没有参数“\(name)”。")
      }
      if let (english, chinese) = parameter.values.refusal(of: argument) {
        return CallProblem(
          place: .value(argument.name), english: "\(argument.name) must be \(english).",
          chinese: "\(argument.name) 必须是\(chinese)。")
      }
    }
    let missing = schema.parameters.first { $0.isRequired && call.argument($0.name) == nil }
    return missing.map {
      CallProblem(
        place: .missing($0.name), english: "\(call.name) needs the argument '\($0.name)'.",
        chinese: "\(call.name) 缺少参数“\($0.name)”。")
    }
  }
}

extension ValueKind {
  /// What the value must be, when `argument` is not.
  fileprivate func refusal(of argument: ParsedArgument) -> (english: String, chinese: String)? {
    switch self {
    case .text(let maximum):
      guard argument.isString, argument.value.unicodeScalars.count <= maximum else {
        return ("text of at most \(maximum) characters", "不超过\(maximum)个字符的文字")
      }
    case .oneOf(let texts):
      guard argument.isString, texts.contains(argument.value) else {
        return (
          "one of " + texts.prefix(8).map { "\"\($0)\"" }.joined(separator: ", "),
          texts.prefix(8).map { "\"\($0)\"" }.joined(separator: "、") + "之一"
        )
      }
    case .integer(let range), .lots(let range):
      guard !argument.isString, argument.value.isWholeNumber, let value = Int(argument.value),
        range.contains(value)
      else {
        return (
          "a whole number from \(range.lowerBound) to \(range.upperBound), without quotes",
          "\(range.lowerBound)到\(range.upperBound)的整数，不加引号"
        )
      }
    case .decimal(let range, let places):
      guard !argument.isString, argument.value.first?.isNumber == true,
        let price = Price(argument.value), price.tenThousandths >= 0,
        let units = Self.units(price, places: places), range.contains(units)
      else {
        return (
          "a number such as 5.60, at most \(places) decimals, without quotes",
          "5.60这样的数字，最多\(places)位小数，不加引号"
        )
      }
    case .matching(let pattern, let isString):
      guard argument.isString == isString, ByteAutomaton(pattern).matches(argument.value.utf8)
      else { return ("a code such as \"600028.SH\"", "“600028.SH”这样的代码") }
    case .list(let element, let count):
      guard !argument.isString, let list = try? JSONText(parsing: argument.value),
        case .array(let elements) = list, count.contains(elements.count),
        elements.allSatisfy({ element.accepts($0) })
      else {
        return (
          "a list of \(count.lowerBound) to \(count.upperBound) codes such as [\"600028.SH\"]",
          "\(count.lowerBound)到\(count.upperBound)个代码的列表，如[\"600028.SH\"]"
        )
      }
    }
    return nil
  }

  private func accepts(_ value: JSONText) -> Bool {
    switch value {
    case .string(let text): refusal(of: ParsedArgument("", text, isString: true)) == nil
    case .number(let text): refusal(of: ParsedArgument("", text, isString: false)) == nil
    default: false
    }
  }

  /// A price in units of 10^-places; nil when it has more decimals.
  private static func units(_ price: Price, places: Int) -> Int? {
    let unit = (places..<4).reduce(Int64(1)) { value, _ in value * 10 }
    guard price.tenThousandths % unit == 0 else { return nil }
    return Int(price.tenThousandths / unit)
  }
}

extension String {
  /// Whether the text is digits only, without a leading zero.
  fileprivate var isWholeNumber: Bool {
    guard !isEmpty, utf8.allSatisfy(ByteSet.digits.contains) else { return false }
    return utf8.count == 1 || utf8.first != UInt8(ascii: "0")
  }
}
