import Inference
import Journal

/// The model's window: how full it may become before old days are folded into cards.
struct ContextWindow {
  /// Tokens that it holds.
  private let limit: Int
  /// Tokens that one more turn may take.
  private let turn: Int
  private let foldAtPercent: Int
  private let foldToPercent: Int

  /// The window of a predictor that holds `limit` tokens, unless the settings say less.
  init(_ settings: AgentSettings, limit: Int) {
    self.limit = min(settings.contextLimit ?? limit, limit)
    turn = settings.budget.thoughtTokens + settings.budget.textTokens + 160
    foldAtPercent = settings.foldAtPercent
    foldToPercent = settings.foldToPercent
  }

  /// Folds old days of `memory` when the window is nearly full.
  ///
  /// Says what was folded, nil for nothing, and whether another turn fits.
  func makeRoom(
    in memory: inout SeasonMemory, with prompt: PromptTokens
  ) -> (folding: Compaction?, fits: Bool) {
    let rendered = memory.rendered(with: prompt)
    let before = rendered.count
    guard before * 100 > limit * foldAtPercent || before + turn > limit else { return (nil, true) }
    let first = memory.days.first?.number ?? 0
    let visible = memory.visibleThoughtTokens(in: rendered, with: prompt)
    var folded = memory
    var after = before
    while after * 100 > limit * foldToPercent, folded.foldOldestDay() {
      after = folded.rendered(with: prompt).count
    }
    guard after < before else { return (nil, after + turn <= limit) }
    let left = folded.visibleThoughtTokens(in: folded.rendered(with: prompt), with: prompt)
    memory = folded
    let folding = Compaction(
      fromDay: first, toDay: (folded.days.first?.number ?? 1) - 1, tokensBefore: before,
      tokensAfter: after, removedThoughtTokens: visible - left)
    return (folding, after + turn <= limit)
  }
}
