import Grammar
import Inference

/// A day of another market as turns that were really taken: something a small model can imitate.
///
/// Its shares are not listed, so the grammar lets none of them be copied into a call.
struct WorkedExample {
  let language: PromptLanguage
  let syntax: CallSyntax

  /// The turns in tokens, from the text of the user's turn to the opening of the next one.
  func tokens(_ prompt: PromptTokens) -> [TokenID] {
    var tokens = prompt.user(briefing)
    for step in steps {
      // All of it is ours, so tags may be tokens of their own.
      tokens += prompt.scaffold(
        syntax.thoughtOpening + step.thought + syntax.thoughtClosing + syntax.text(of: step.call))
      tokens += prompt.turnEnd
      if let result = step.result { tokens += prompt.result(result) }
    }
    return tokens + prompt.userOpening
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
      指数 2101.15 当日 +0.41% 五日 +1.30%
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
          "I hold no shares and 50000.00 in cash, so I look for shares that rise.",
          "我没有持仓，现金50000.00，先找上涨的股票。"),
        call: call(.marketOverview),
        result: """
          \(language.pick("up 31, down 17, flat 2", "上涨 31，下跌 17，平盘 2"))
          \(language.pick("symbol,close,day%,5day%", "代码,收盘,当日%,五日%"))
          600002.SH,4.10,+2.50,+6.20
          600005.SH,9.21,-3.10,-5.00
          \(NextStep.market.text(in: language))
          """),
      Step(
        thought: language.pick(
          "I pick 600002.SH, up 2.50% on the day and 6.20% in five days. Does it keep rising?",
          "我挑选600002.SH，当日涨2.50%，五日涨6.20%。它还在涨吗？"),
        call: call(.bars, ("symbol", "600002.SH", true), ("days", "5", false)),
        result: """
          \(language.pick("date,open,high,low,close,change%", "日期,开盘,最高,最低,收盘,涨跌%"))
          05-08,3.93,4.01,3.90,4.00,+2.04
          05-09,4.00,4.12,4.00,4.10,+2.50
          \(language.pick("last 4.10, cash buys up to 11000 shares", "最新 4.10，现金最多可买 11000 股"))
          \(NextStep.share("600002.SH", isHeld: false).text(in: language))
          """),
      Step(
        thought: language.pick(
          "I buy 3000 shares of 600002.SH, which closed higher, and keep the rest in cash.",
          "我买入3000股收盘走高的600002.SH，其余留作现金。"),
        call: call(.buy, ("symbol", "600002.SH", true), ("shares", "3000", false)),
        result: language.pick(
          "order 3 accepted: buy 3000 600002.SH market", "委托 3 已接受：买入 3000 600002.SH 市价") + "\n"
          + NextStep.order.text(in: language)),
      Step(
        thought: language.pick(
          "I keep 600002.SH while it rises and sell it if it falls below 3.90.",
          "我在600002.SH上涨时持有，跌破3.90就卖出。"),
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
