import Grammar

/// One day of another market, told in the model's own dialect, as something to imitate.
///
/// Its share is not listed any more, so it cannot be copied into an order.
struct WorkedExample {
  let language: PromptLanguage
  let syntax: CallSyntax

  var text: String {
    language.pick("Example of one day:\n", "一天的例子：\n")
      + steps.map(text(of:)).joined(separator: "\n")
  }

  private struct Step {
    let thought: String
    let call: ParsedCall
    let result: String
  }

  private func text(of step: Step) -> String {
    let turn =
      syntax.thoughtOpening + step.thought + syntax.thoughtClosing + syntax.text(of: step.call)
    return step.result.isEmpty ? turn : turn + "\n" + step.result
  }

  private func call(_ tool: ToolName, _ arguments: (String, String, Bool)...) -> ParsedCall {
    ParsedCall(
      name: tool.rawValue,
      arguments: arguments.map { ParsedArgument($0.0, $0.1, isString: $0.2) })
  }

  private var steps: [Step] {
    [
      Step(
        thought: language.pick(
          "No shares held, cash 50000. First I look at the market.", "没有持仓，现金50000。先看大盘。"),
        call: call(.marketOverview),
        result: "up 31, down 17, flat 2\n600001.SH,4.10,+2.50,+6.20"),
      Step(
        thought: language.pick(
          "600001.SH rose 2.50% and leads. I check its trend before buying.",
          "600001.SH 上涨2.50%领先，买入前看它的走势。"),
        call: call(.bars, ("symbol", "600001.SH", true), ("days", "5", false)),
        result: "09-30,3.98,4.02,3.95,4.00,+1.01\n10-08,4.01,4.12,4.00,4.10,+2.50"),
      Step(
        thought: language.pick(
          "It rises steadily. 2000 shares cost about 8200, a sixth of my cash. I buy.",
          "稳步上涨。2000股约8200元，占现金六分之一，买入。"),
        call: call(.buy, ("symbol", "600001.SH", true), ("shares", "2000", false)),
        result: "order 1 accepted"),
      Step(
        thought: language.pick(
          "The order is in. I stop here and watch 4.00 tomorrow.", "委托已提交。今天到此，明天留意4.00。"),
        call: call(
          .finishDay,
          (
            "summary",
            language.pick(
              "Bought 600001.SH on its uptrend, sell below 4.00.",
              "顺势买入600001.SH，跌破4.00卖出。"), true
          )),
        result: ""),
    ]
  }
}
