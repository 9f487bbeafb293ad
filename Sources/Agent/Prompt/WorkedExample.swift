import Grammar
import Inference

/// A day of another market as turns that were really taken: something a small model can imitate.
///
/// Its shares are not listed, so the grammar lets none of them be copied into a call.
struct WorkedExample {
  let language: PromptLanguage
  let syntax: CallSyntax

  /// The turns in tokens, from the user's opening to the end of the last `finish_day`.
  func tokens(_ prompt: PromptTokens) -> [TokenID] {
    var tokens = prompt.user(briefing)
    for step in steps {
      tokens += prompt.content(
        syntax.thoughtOpening + step.thought + syntax.thoughtClosing + syntax.text(of: step.call))
      tokens += prompt.turnEnd
      if let result = step.result { tokens += prompt.result(result) }
    }
    return tokens + prompt.scaffold("\n")
  }

  private struct Step {
    let thought: String
    let call: ParsedCall
    var result: String?
  }

  private func call(_ tool: ToolName, _ arguments: (String, String, Bool)...) -> ParsedCall {
    ParsedCall(
      name: tool.rawValue,
      arguments: arguments.map { ParsedArgument($0.0, $0.1, isString: $0.2) })
  }

  private var briefing: String {
    language.pick(
      """
      Practice, 2024-05-10, before the open. 6 calls today.
      Index 2101.15 day +0.41% 5day +1.30%
      cash 50000.00, NAV 50000.00
      no shares held
      \(NextStep.morning(holds: false).text(in: language))
      """,
      """
      练习，2024-05-10，开盘前。今天可调用6次。
      Index 2101.15 day +0.41% 5day +1.30%
      可用现金 50000.00，净值 50000.00
      没有持仓
      \(NextStep.morning(holds: false).text(in: language))
      """)
  }

  /// A share is found, looked at and bought.
  private var steps: [Step] {
    [
      Step(
        thought: language.pick(
          "I hold no shares and have 50000.00 in cash. Which shares move? I look at the market.",
          "我没有持仓，现金50000.00。哪些股票在动？先看大盘。"),
        call: call(.marketOverview),
        result: """
          up 31, down 17, flat 2
          symbol,close,day%,5day%
          600002.SH,4.10,+2.50,+6.20
          600005.SH,9.21,-3.10,-5.00
          \(NextStep.market.text(in: language))
          """),
      Step(
        thought: language.pick(
          "I see 600002.SH leading with +2.50 on the day and +6.20 in five days. I check its prices.",
          "我看到600002.SH领涨，当日+2.50，五日+6.20。查看它的走势。"),
        call: call(.bars, ("symbol", "600002.SH", true), ("days", "5", false)),
        result: """
          date,open,high,low,close,change%
          05-08,3.93,4.01,3.90,4.00,+2.04
          05-09,4.00,4.12,4.00,4.10,+2.50
          last 4.10, cash buys up to 11000 shares
          \(NextStep.share("600002.SH", isHeld: false).text(in: language))
          """),
      Step(
        thought: language.pick(
          "I see the close of 600002.SH rising from 4.00 to 4.10. I buy 3000 shares for"
            + " about 12300 and keep the rest in cash.",
          "我看到600002.SH收盘价从4.00升到4.10。买入3000股约12300元，其余留作现金。"),
        call: call(.buy, ("symbol", "600002.SH", true), ("shares", "3000", false)),
        result: "order 3 accepted: buy 3000 600002.SH market\n"
          + NextStep.order.text(in: language)),
      Step(
        thought: language.pick(
          "I bought 600002.SH because it rises. I will sell it if it falls below 3.90.",
          "我顺势买入600002.SH。如果跌破3.90就卖出。"),
        call: call(
          .finishDay,
          (
            "summary",
            language.pick(
              "Bought 3000 600002.SH in an uptrend, sell below 3.90.",
              "顺势买入3000股600002.SH，跌破3.90卖出。"), true
          ))),
    ]
  }
}
