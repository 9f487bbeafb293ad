/// The last line of what the model reads: what can be done next, in words that never change.
///
/// The same line always stands before the same kind of decision, in the practice days too, so that a
/// small model finds its footing.
enum NextStep {
  case morning(holds: Bool)
  case market
  case share(String, isHeld: Bool)
  case order
  case other

  /// What follows the answer of `tool` to a call about `symbol`.
  init(after tool: ToolName, symbol: String?, isHeld: Bool) {
    switch (tool, symbol) {
    case (.marketOverview, _), (.news, nil): self = .market
    case (.bars, let symbol?), (.indicators, let symbol?), (.news, let symbol?):
      self = .share(symbol, isHeld: isHeld)
    case (.buy, _), (.sell, _): self = .order
    default: self = .other
    }
  }

  func text(in language: PromptLanguage) -> String {
    switch self {
    case .morning(holds: false):
      language.pick(
        "Next: you hold nothing, look at the market.", "下一步：没有持仓，先看大盘。")
    case .morning(holds: true):
      language.pick(
        "Next: look at a share you hold or at the market.", "下一步：查看持仓股或大盘。")
    case .market:
      language.pick("Next: choose one share and look at it.", "下一步：选一只股票查看。")
    case .share(let symbol, isHeld: false):
      language.pick(
        "Next: buy \(symbol), look at another share, or finish_day.",
        "下一步：买入 \(symbol)，或查看另一只股票，或 finish_day。")
    case .share(let symbol, isHeld: true):
      language.pick(
        "Next: keep or sell \(symbol), look at another share, or finish_day.",
        "下一步：继续持有或卖出 \(symbol)，或查看另一只股票，或 finish_day。")
    case .order:
      language.pick(
        "Next: look at another share, or finish_day.", "下一步：查看另一只股票，或 finish_day。")
    case .other:
      language.pick("Next: look, trade, or finish_day.", "下一步：查看、交易，或 finish_day。")
    }
  }
}
