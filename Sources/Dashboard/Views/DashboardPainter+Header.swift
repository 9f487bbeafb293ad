import Journal
import Scoring
import Terminal
import TradingTypes

extension DashboardPainter {
  /// Date, day and phase; the run; the state of play; and below, the money.
  mutating func header(in area: Rect) {
    let badge = " \(stateOfPlay) "
    let badgeX = area.right - 1 - GlyphWidth.of(badge)
    frame.text(
      badge, x: badgeX, y: area.y,
      style: state.playback.isPaused ? Style(.selection, .bold) : Style(.badge))
    var x = area.x + 1
    x += frame.text(words[.product], x: x, y: area.y, style: Style(.accent)) + 2
    x += frame.spans(moment, x: x, y: area.y, limit: badgeX - x - 1) + 2
    let room = badgeX - 2 - x
    if let run = runDescriptions.first(where: { GlyphWidth.of($0) <= room }) {
      frame.text(run, endingAt: badgeX - 2, y: area.y, style: Style(.dim))
    }
    money(x: area.x + 1, y: area.y + 1, limit: area.width - 2)
  }

  private var stateOfPlay: String {
    let playback = state.playback
    if state.isFinished { return "■ " + words[.over] }
    if state.isDeciding, state.isAtEnd { return "◆ " + words[.yourTurnBadge] }
    if playback.isPaused { return "‖ " + words[.paused] + " " + playback.speedText }
    if playback.isFollowing { return "● " + words[.live] }
    return "▶ " + playback.speedText
  }

  private var moment: [Span] {
    guard let step = state.step, let day = state.day else {
      if let board = state.board { return [Span(SafeText.line(board.name))] }
      let hasBegun = !state.timeline.steps.isEmpty
      let word = hasBegun ? Word.phaseStart : state.ending == nil ? .waiting : .couldNotBegin
      return [Span(words[word], .dim)]
    }
    let time = state.now ?? step.time
    let clock = time.day == day.day ? " " + time.clock : ""
    return [
      Span("\(words.date(day.day))\(clock)"), Span(" · ", .faint),
      Span(words(.dayOf, String(day.number), String(day.count))), Span(" · ", .faint),
      Span(
        words[state.isDeciding && state.isAtEnd ? .phaseDecision : step.kind.phase], .accent),
    ]
  }

  /// What is run, from the fullest description to the shortest.
  private var runDescriptions: [String] {
    guard let header = state.timeline.header else { return [] }
    let model = header.model.isEmpty ? [] : [modelName(header.model)]
    let seed = "\(words[.seed]) \(header.seed)"
    let descriptions = [
      [header.market, header.trader] + model + [seed], [header.market, header.trader] + model,
      [header.trader] + model, [header.market, header.trader], [header.trader],
    ]
    return descriptions.map { SafeText.line($0.joined(separator: " · ")) }
  }

  /// The file's name without its ending.
  private func modelName(_ file: String) -> String {
    file.hasSuffix(".gguf") ? String(file.dropLast(5)) : file
  }

  /// Groups of numbers from the left, as many as fit.
  private mutating func money(x: Int, y: Int, limit: Int) {
    guard state.timeline.header != nil, state.step != nil else { return }
    var groups: [[Span]] = [
      [
        Span(words[.netValue] + " ", .dim),
        Span(NumberText.money(numbers.netValue), Style(.plain, .bold)),
      ],
      change(.today, numbers.today, numbers.todayRatio),
      change(.total, numbers.total, numbers.totalRatio),
    ]
    // In a contest between two the rival matters more than the day.
    if state.seat != nil, let rival { groups = [groups[0], groups[2], rival, groups[1]] }
    if let index = numbers.index {
      groups.append([
        Span(indexName + " ", .dim), Span(NumberText.percent(index), Ratio.ink(index)),
      ])
      // As scores define it: what a holder of the index would have had to add.
      let excess = index > -1 ? (1 + numbers.totalRatio) / (1 + index) - 1 : 0
      groups.append([
        Span(words[.excess] + " ", .dim),
        Span(NumberText.percent(excess), Style(Ratio.ink(excess), .bold)),
      ])
    }
    groups.append([
      Span(words[.cash] + " ", .dim), Span(NumberText.money(numbers.account.cash)),
    ])
    groups.append([
      Span(words[.fees] + " ", .dim), Span(NumberText.money(numbers.account.fees)),
    ])
    if let step = state.step, step.calls > 0 {
      groups.append([
        Span(words[.toolCalls] + " ", .dim), Span(String(step.calls)),
      ])
      groups.append([
        Span(words[.tokens] + " ", .dim), Span(NumberText.short(step.thoughtTokens)),
      ])
    }
    var used = 0
    for group in groups {
      let width = group.reduce(0) { $0 + $1.width }
      guard used + width <= limit else { return }
      used += frame.spans(group, x: x + used, y: y) + 2
    }
  }

  /// The benchmark's name while it is short.
  private var indexName: String {
    let name = state.benchmarkName
    return name.isEmpty || GlyphWidth.of(name) > 10 ? words[.index] : name
  }

  /// How far the person in the seat is ahead of the first rival, both at the last close.
  private var rival: [Span]? {
    guard let rival = state.rivals.first,
      let own = state.timeline.closings.prefix(state.shownDays).last?.netAssetValue,
      let cash = state.timeline.header?.cash, let other = rival.timeline.header?.cash,
      let value = rival.timeline.closings.prefix(state.shownDays).last?.netAssetValue
    else { return nil }
    let lead = Ratio.of(own - cash, to: cash) - Ratio.of(value - other, to: other)
    return [
      Span(words(.againstRival, GlyphWidth.fitted(SafeText.line(rival.name), to: 12)) + " ", .dim),
      Span(NumberText.percent(lead), Style(Ratio.ink(lead), .bold)),
    ]
  }

  private func change(_ label: Word, _ amount: Money, _ ratio: Double) -> [Span] {
    [
      Span(words[label] + " ", .dim),
      Span(
        "\(NumberText.signedMoney(amount)) \(NumberText.percent(ratio))",
        Style(Ratio.ink(ratio), label == .total ? .bold : [])),
    ]
  }
}

extension StepKind {
  /// What the day is at after this step.
  fileprivate var phase: Word {
    switch self {
    case .started: .phaseStart
    case .opened, .briefing, .entitlement: .phaseBriefing
    case .generation, .thought, .call, .result, .refusedCall, .note, .compaction: .phaseDecision
    case .order, .rejection: .phaseOrder
    case .fill, .orderEnded, .tax: .phaseFill
    case .closed: .phaseClosed
    case .finished: .phaseOver
    }
  }
}
