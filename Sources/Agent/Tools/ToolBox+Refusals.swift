import Grammar
import Market
import Simulation
import TradingTypes

/// Answers to what is no call, or one that is not carried out.
extension ToolBox {
  /// The answer to a text that is no call: quoted, with the rule and a call to copy.
  func malformed(_ text: String, _ error: CallParseError? = nil) -> ToolAnswer {
    let reason = error.map { " (\($0))" } ?? ""
    return .refused(
      language, code: "BAD_CALL", sent: "'\(PlainText.harmless(text, limit: 100))'",
      rule: language.pick(
        "A call names one of the \(schemas.profile.count) tools and gives its arguments\(reason).",
        "调用须写明工具名和参数\(reason)。"),
      hint: language.pick("Write exactly one call.", "请只写一个调用。"),
      copy: CallText.finish)
  }

  /// The answer to a turn without any call.
  func silent(_ text: String) -> ToolAnswer {
    .refused(
      language, code: "NO_CALL", sent: "'\(PlainText.harmless(text, limit: 60))'",
      rule: language.pick("Every turn ends with a call.", "每一步都以一个调用结束。"),
      hint: language.pick("Call a tool, or end the day.", "请调用工具，或结束今天。"),
      copy: CallText.finish)
  }

  /// The answer to a call that does not fit its schema, with the nearest one that does.
  func refused(_ call: ParsedCall, _ problem: CallProblem) -> ToolAnswer {
    let names = schemas.profile.tools.map(\.rawValue).joined(separator: ", ")
    return .refused(
      language, code: problem.place == .tool ? "UNKNOWN_TOOL" : "BAD_ARGS",
      sent: CallText.short(call), rule: language.pick(problem.english, problem.chinese),
      hint: problem.place == .tool
        ? language.pick("The tools are \(names).", "可用工具：\(names)。")
        : language.pick("Write it like the call below.", "请按下面的写法。"),
      copy: corrected(call, problem))
  }

  /// The answer to a call made before on the same day: an order would be sent twice by mistake.
  ///
  /// The wording escalates; after the second refusal the tool is closed for the day.
  func repeated(_ call: ParsedCall, times: Int) -> ToolAnswer {
    let isOrder = ToolName(rawValue: call.name)?.isOrder == true
    return .refused(
      language, code: "REPEATED_CALL", sent: CallText.short(call),
      rule: times > 2
        ? language.pick(
          "This exact call was refused before and would be refused again.",
          "同样的调用已被拒绝，再发也会被拒绝。")
        : language.pick(
          "This exact call was \(isOrder ? "sent" : "answered") before today.",
          "今天已经\(isOrder ? "发送" : "回答")过同样的调用。"),
      hint: times > 2
        ? language.pick(
          "\(call.name) is closed for today; choose a different action.",
          "今天不再接受 \(call.name)，请换一个操作。")
        : language.pick("Choose a different action.", "请换一个操作。"),
      copy: CallText.finish)
  }

  /// The answer to a call that is not carried out because of what came before it in the same turn.
  func skipped(_ call: WrittenCall, _ reason: SkipReason) -> ToolAnswer {
    let copy = (try? call.result.get()).flatMap { schemas.contains($0) ? $0 : nil }
    return .refused(
      language, code: reason.rawValue, sent: "'\(PlainText.harmless(call.raw, limit: 100))'",
      rule: reason.rule(in: language),
      hint: language.pick("Send it again by itself if you still want it.", "如仍需要，请单独再发一次。"),
      copy: copy ?? CallText.finish)
  }

  /// The call with what is wrong put right by an example; an unknown tool becomes a look around.
  private func corrected(_ call: ParsedCall, _ problem: CallProblem) -> ParsedCall {
    guard let schema = schemas.schema(call.name), let first = desk.view.instruments.first else {
      return problem.place == .tool
        ? CallText.overview : CallText.finish
    }
    let sent = call.argument("symbol").flatMap { Symbol($0) }
    let symbol = sent.flatMap { desk.view.instrument($0)?.symbol } ?? first.symbol
    let tool = ToolName(rawValue: call.name)
    if tool?.isOrder == true || tool == .previewOrder {
      // An order put right is only shown when it was clear which share was meant.
      guard sent == symbol else { return CallText.bars("\(symbol)") }
      let side: Side = tool == .sell || call.argument("side") == "sell" ? .sell : .buy
      let shares = call.argument("shares").flatMap { Int64($0) } ?? 100
      let request = OrderRequest(
        symbol: symbol, side: side, quantity: Quantity(min(max(shares, 100), 1_000_000)))
      let order = OrderTool(language: language).correction(of: request, at: desk)
      return tool == .previewOrder ? OrderTool.preview(of: order) : order
    }
    let arguments = schema.parameters.filter(\.isRequired).map { parameter in
      let given = call.arguments.first { $0.name == parameter.name }
      if let given, fits(given, call.name) { return given }
      return example(of: parameter, symbol)
    }
    return ParsedCall(name: call.name, arguments: arguments)
  }

  private func fits(_ argument: ParsedArgument, _ tool: String) -> Bool {
    switch schemas.problem(in: ParsedCall(name: tool, arguments: [argument]))?.place {
    case nil, .missing: true
    case .tool, .unknown, .value: false
    }
  }

  private func example(of parameter: ToolParameter, _ symbol: Symbol) -> ParsedArgument {
    switch parameter.values {
    case .integer(let range), .lots(let range):
      ParsedArgument(parameter.name, "\(range.lowerBound)", isString: false)
    case .decimal: ParsedArgument(parameter.name, "5.60", isString: false)
    case .list: ParsedArgument(parameter.name, "[\"\(symbol)\"]", isString: false)
    case .matching: ParsedArgument(parameter.name, "\(symbol)", isString: true)
    case .oneOf(let texts): ParsedArgument(parameter.name, texts.first ?? "", isString: true)
    case .text:
      ParsedArgument(
        parameter.name, parameter.name == "expr" ? "100 * 5.36" : "no trade", isString: true)
    }
  }
}

/// Why a call of a turn with several was not carried out.
enum SkipReason: String {
  /// An order before it was refused.
  case priorError = "SKIPPED_PRIOR_ERROR"
  /// `finish_day` stands before it.
  case dayEnded = "SKIPPED_DAY_ENDED"
  /// The day's calls are used up.
  case budget = "BUDGET_EXHAUSTED"

  func rule(in language: PromptLanguage) -> String {
    switch self {
    case .priorError:
      language.pick(
        "An earlier order of the same turn was refused, so later ones were not sent.",
        "同一步中前面的委托被拒绝，后面的没有发送。")
    case .dayEnded:
      language.pick(
        "finish_day stands before it, and nothing follows the end of a day.",
        "它写在 finish_day 之后，一天结束后不再执行。")
    case .budget:
      language.pick("The calls of this day are used up.", "今天的调用次数已用完。")
    }
  }
}
