import Grammar

/// Works out one line of arithmetic.
struct CalcTool {
  let language: PromptLanguage

  func answer(_ expression: String) -> ToolAnswer {
    do throws(Calculator.Failure) {
      return .done("= " + Calculator.text(of: try Calculator.value(of: expression)))
    } catch {
      let rule: String
      switch error {
      case .unreadable(let place):
        rule = language.pick(
          "The expression cannot be read from character \(place + 1) on.",
          "表达式从第\(place + 1)个字符起无法识别。")
      case .divisionByZero: rule = language.pick("Division by zero.", "除数为零。")
      case .tooLarge: rule = language.pick("A number is too large.", "数字过大。")
      case .tooDeep:
        rule = language.pick("Too many parentheses.", "括号层数过多。")
      }
      let copy = ParsedCall(
        name: ToolName.calc.rawValue,
        arguments: [ParsedArgument("expr", "round(100000 * 20% / 5.36, 0)", isString: true)])
      return .refused(
        language, code: "BAD_EXPRESSION", sent: "'\(expression)'", rule: rule,
        hint: language.pick(
          "Use numbers, + - * / ( ) %, min, max, round.", "请用数字、+ - * / ( ) %、min、max、round。"),
        copy: copy)
    }
  }
}
