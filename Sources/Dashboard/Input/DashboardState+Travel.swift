extension DashboardState {
  /// Moves through time.
  mutating func travel(_ action: DashboardAction) {
    let steps = timeline.steps
    switch action {
    case .pause:
      heldDrafts = isAtEnd ? drafts : []
      playback.isPaused.toggle()
      if !playback.isPaused, playback.isFollowing { playback.follow(steps.count) }
    case .step:
      var next = cursor
      repeat { next += 1 } while next < steps.count && !steps[next - 1].kind.isVisible
      seek(to: next)
    case .back:
      var next = cursor - 1
      while next > 1, !steps[next - 1].kind.isVisible { next -= 1 }
      seek(to: next)
    case .nextDay:
      let count = timeline.openingCount(before: cursor)
      seek(to: count < timeline.openings.count ? timeline.openingSteps[count] + 1 : steps.count)
    case .previousDay:
      let count = timeline.openingCount(before: cursor)
      guard count > 0 else { return seek(to: 0) }
      let start = timeline.openingSteps[count - 1] + 1
      if cursor > start { return seek(to: start) }
      seek(to: count > 1 ? timeline.openingSteps[count - 2] + 1 : 0)
    case .nextTrade:
      let next = (cursor..<max(cursor, steps.count)).first { steps[$0].kind.isTrade }
      jump(to: next, orSay: .noTrade)
    case .previousTrade:
      jump(to: (0..<max(0, cursor - 1)).last { steps[$0].kind.isTrade }, orSay: .noTrade)
    case .nextLoss:
      jump(to: timeline.lossSteps.first { $0 >= cursor }, orSay: .noLoss)
    case .previousLoss:
      jump(to: timeline.lossSteps.last { $0 < cursor - 1 }, orSay: .noLoss)
    case .faster: playback.faster()
    case .slower: playback.slower()
    case .follow:
      anchor = nil
      playback.follow(steps.count)
    case .start: seek(to: 0)
    default: return
    }
  }

  /// Shows a step, or says that there is none and lets time go on as it did.
  private mutating func jump(to step: Int?, orSay word: Word) {
    if let step { seek(to: step + 1) } else { toast = words[word] }
  }

  /// Goes to a step and stays there.
  mutating func seek(to step: Int) {
    heldDrafts = []
    // Before the first step there is nothing to see.
    playback.seek(to: max(1, step), of: timeline.steps.count)
    if let anchor, anchor.block >= self.step?.blocks ?? 0 { self.anchor = nil }
  }
}

extension StepKind {
  fileprivate var isTrade: Bool { self == .fill || self == .rejection }
}
