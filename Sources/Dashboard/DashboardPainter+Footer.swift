import Journal
import Terminal
import TradingTypes

extension DashboardPainter {
  /// The track within the row of the scrubber.
  static func track(in area: Rect) -> Rect {
    Rect(x: area.x + 7, y: area.y, width: area.width - 14, height: 1)
  }

  /// The run from its first to its newest entry, with trades and refusals.
  mutating func scrubber(in area: Rect) {
    guard let header = state.timeline.header else { return }
    let track = DashboardPainter.track(in: area)
    frame.text(header.start.shortText, x: area.x + 1, y: area.y, style: Style(.dim))
    frame.text(header.end.shortText, endingAt: area.right - 1, y: area.y, style: Style(.dim))
    let scale = SeasonScale(state.timeline)
    var marks = (1..<max(2, header.days)).map {
      ScrubBar.Mark(place: $0 * SeasonScale.day, glyph: "┼", style: Style(.faint))
    }
    for (place, step) in state.timeline.steps.enumerated() {
      switch step.kind {
      case .rejection:
        marks.append(
          .init(place: scale.place(of: place + 1), glyph: "✗", style: Style(.refusal), rank: 2))
      case .fill:
        marks.append(fillMark(place, at: scale.place(of: place + 1)))
      default: continue
      }
    }
    frame.scrubBar(
      ScrubBar(place: scale.place(of: state.cursor), length: scale.length, marks: marks), in: track)
  }

  private func fillMark(_ step: Int, at place: Int) -> ScrubBar.Mark {
    let block = state.timeline.steps[step].blocks - 1
    if case .fill(let fill) = state.timeline.blocks[block].content, fill.side == .sell {
      return .init(place: place, glyph: "▼", style: Style(.fall), rank: 1)
    }
    return .init(place: place, glyph: "▲", style: Style(.rise), rank: 1)
  }

  /// Keys that matter now, or what is being typed.
  mutating func hints(in area: Rect) {
    frame.fill(area, style: Style(.statusBar))
    let limit = area.width - 2
    if let prompt = state.prompt {
      let used = frame.text(
        (state.isCommand ? ":" : words[.searchPrompt]) + prompt, x: area.x + 1, y: area.y,
        style: Style(.statusBar),
        limit: limit - 2)
      frame.text("▌", x: area.x + 1 + used, y: area.y, style: Style(.statusKey))
      return
    }
    var x = area.x + 1
    if !state.toast.isEmpty {
      x += frame.text(" \(state.toast) ", x: x, y: area.y, style: Style(.statusKey)) + 1
    }
    for (keys, word) in hintList {
      let width = GlyphWidth.of(keys) + 1 + GlyphWidth.of(words[word])
      guard x + width < area.right - 1 else { break }
      x += frame.text(keys, x: x, y: area.y, style: Style(.statusKey))
      x += frame.text(" " + words[word], x: x, y: area.y, style: Style(.statusBar)) + 2
    }
    views(in: area, from: x)
  }

  private var hintList: [(String, Word)] {
    let isStill = state.playback.isPaused
    if state.seat?.ticket != nil {
      return [
        ("Enter", .hintSend), ("Tab", .hintField), ("←→", .hintNudge), ("a", .hintMost),
        ("m", .market), ("b/x", .hintSide), ("?", .hintRule), ("Esc", .keyClose),
      ]
    }
    if state.isDeciding {
      return [
        ("b", .buyLong), ("x", .sellLong), ("X", .hintCancel),
        ("e", state.seat?.turn?.isLastOfDay == false ? .hintEndHour : .hintEndDay),
        ("3", .viewChart), ("4", .viewMarket), ("6", .viewNews), ("?", .hintHelp),
        ("q", .hintQuit),
      ]
    }
    var list: [(String, Word)] = [
      ("?", .hintHelp), ("q", .hintQuit), ("Space", isStill ? .hintPlay : .hintPause),
      ("n", .hintStep), ("+/-", .hintSpeed), ("Tab", .hintPane), ("↑↓", .hintScroll),
      ("z", .hintZoom),
    ]
    if state.anchor != nil || !state.playback.isFollowing { list.append(("G", .hintFollow)) }
    list.append(("/", .hintSearch))
    return list
  }

  /// The views and their keys at the right, when there is room.
  private mutating func views(in area: Rect, from x: Int) {
    let kinds = ViewKind.allCases.filter {
      !state.rivals.isEmpty || ($0 != .compare && $0 != .leaderboard)
    }
    let width = kinds.reduce(0) { $0 + 4 + GlyphWidth.of(words[$1.title]) }
    var place = area.right - 1 - width
    guard place > x + 1 else { return }
    for kind in kinds {
      let isShown = kind == state.view
      place += frame.text(
        " \(kind.rawValue)", x: place, y: area.y, style: Style(.statusKey))
      place += frame.text(
        " \(words[kind.title]) ", x: place, y: area.y,
        style: Style(.statusBar, isShown ? [.bold, .underlined] : []))
    }
  }
}
