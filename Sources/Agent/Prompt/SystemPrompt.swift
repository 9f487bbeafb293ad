import Grammar
import Journal

/// The system prompt: role, rules and tools; nothing in it changes in a season.
struct SystemPrompt {
  let language: PromptLanguage
  let persona: Persona
  let tools: ToolProfile
  let syntax: CallSyntax
  /// Trading days of the season.
  let days: Int
  let rules: RulesProfile

  var text: String {
    let parts = [
      role, ruleText, language.pick("Tools:\n", "工具：\n") + toolText, howTo,
    ]
    return parts.joined(separator: "\n\n")
  }

  /// A line a tool for small models; schemas, and how a call is written, for those that know them.
  private var toolText: String {
    guard tools == .full else {
      return tools.tools.map { "- " + $0.line(in: language) }.joined(separator: "\n")
    }
    let schemas = CallSchemas(profile: tools, rows: 0).openAIFunctions(in: language)
    let list =
      syntax == .bare
      ? schemas.joined(separator: "\n")
      : "<tools>\n" + schemas.joined(separator: "\n") + "\n</tools>"
    let example = ParsedCall(
      name: ToolName.bars.rawValue,
      arguments: [
        ParsedArgument("symbol", "600028.SH", isString: true),
        ParsedArgument("days", "10", isString: false),
      ])
    return list + language.pick("\n\nA call is written like this:\n", "\n\n调用的写法：\n")
      + syntax.text(of: example)
  }

  private var role: String {
    let goal = language.pick(
      "You are a trader on the Chinese A-share market. You manage an account for"
        + " \(days) trading days and want its value (NAV) to grow.",
      "你是一名A股交易员，管理一个账户，共\(days)个交易日，目标是让账户净值增长。")
    return goal + language.pick(" ", "") + persona.text(in: language)
  }

  private var ruleText: String {
    let charges =
      rules == .exchange
      ? language.pick(
        "Fees: commission 0.025%, at least 5.00; stamp duty 0.05% on sells; transfer fee 0.001%.",
        "费用：佣金0.025%，最低5元；卖出印花税0.05%；过户费0.001%。")
      : language.pick("No fees.", "没有费用。")
    return language.pick(
      "Rules: buy lots of 100 shares. Shares bought today can be sold from tomorrow on (T+1)."
        + " No short selling. Daily price limit 10% (20% for codes from 68 or 30). \(charges)"
        + " Orders sent now trade at the coming open; fills are in the next briefing.",
      "规则：买入须为100股的整数倍；当天买入的股票下一交易日起才能卖出（T+1）；不能做空；"
        + "涨跌幅限制10%（68、30开头20%）。\(charges)现在下的单在接下来的开盘撮合，成交见下一次简报。")
  }

  private var howTo: String {
    language.pick(
      "Each turn: think briefly about the numbers you see, then make exactly one call. Look before"
        + " you trade and end each day with finish_day.",
      "每一步：先针对看到的数字简短思考，再调用且只调用一个工具。先看行情再交易，"
        + "每天以 finish_day 结束。")
  }
}
