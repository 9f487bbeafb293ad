import Terminal
import TradingTypes

extension DashboardPainter {
  /// Keys that matter now and the views with theirs, or what is being typed.
  mutating func hints(in area: Rect) {
    frame.fill(area, style: Style(.statusBar))
    if let prompt = state.prompt { return self.prompt(prompt, in: area) }
    var x = area.x + 1
    if !state.toast.isEmpty {
      x += frame.text(" \(state.toast) ", x: x, y: area.y, style: Style(.statusKey)) + 1
    }
    let strip = state.seat?.ticket == nil && isRoomy ? viewStrip : []
    let stripWidth = strip.reduce(0) { $0 + $1.width }
    // A remark may need the room of the views; the keys never do.
    let right = area.right - 1 - (x + stripWidth < area.right - 1 ? stripWidth : 0)
    for (keys, word) in hintList {
      let width = GlyphWidth.of(keys) + 1 + GlyphWidth.of(words[word])
      guard x + width + 2 <= right else { continue }
      if let action = DashboardAction.table.action(labelled: keys) {
        hits.append(
          HitArea(area: Rect(x: x, y: area.y, width: width, height: 1), target: .action(action)))
      }
      x += frame.text(keys, x: x, y: area.y, style: Style(.statusKey))
      x += frame.text(" " + words[word], x: x, y: area.y, style: Style(.statusBar)) + 2
    }
    if x + stripWidth <= area.right - 1 { views(strip, y: area.y, endingAt: area.right - 1) }
  }

  /// Whether the views are named beside the keys that matter most, from help to why a trade was
  /// made; if not, only their keys are.
  private var isRoomy: Bool { frame.size.width >= viewStrip.reduce(53) { $0 + $1.width } }

  /// What is typed, its end in sight, and what it may become.
  private mutating func prompt(_ prompt: String, in area: Rect) {
    let label = state.isCommand ? ":" : words[state.isFiltering ? .filterPrompt : .searchPrompt]
    var x = area.x + 1 + frame.text(label, x: area.x + 1, y: area.y, style: Style(.statusBar))
    let room = area.width * 2 / 3
    let typed = GlyphWidth.ending(of: SafeText.line(prompt), within: room)
    x += frame.text(typed, x: x, y: area.y, style: Style(.statusBar), limit: room)
    x += frame.text("▌", x: x, y: area.y, style: Style(.statusKey)) + 1
    guard state.isCommand else { return }
    for command in DashboardCommand.candidates(for: prompt) {
      let text = command.usage
      guard x + GlyphWidth.of(text) < area.right - 1 else { return }
      x += frame.text(text, x: x, y: area.y, style: Style(.statusBar, .dim)) + 2
    }
  }

  private var hintList: [(String, Word)] {
    if state.seat?.ticket != nil {
      return [
        ("Enter", .hintSend), ("Tab", .hintField), ("←→", .hintNudge), ("a", .hintMost),
        ("m", .market), ("b/x", .hintSide), ("?", .hintRule), ("Esc", .keyClose),
      ]
    }
    if state.isDeciding, state.isAtEnd {
      return [
        ("b", .buyLong), ("x", .sellLong), ("X", .hintCancel),
        ("e", state.seat?.turn?.isLastOfDay == false ? .hintEndHour : .hintEndDay),
        ("?", .hintHelp), ("q", .hintQuit),
      ] + (isRoomy ? [] : [(viewKeys, .hintViews)])
    }
    let isRefusal = state.chosenRefusal != nil
    var list: [(String, Word)] =
      isRefusal ? [("?", .hintRule), ("F1", .hintHelp)] : [("?", .hintHelp)]
    list += [
      ("q", .hintQuit), ("Space", state.playback.isPaused ? .hintPlay : .hintPause),
      ("←→", .hintStep),
    ]
    if state.view.tellsWhy, (state.step?.orders ?? 0) > 0 { list.append(("w", .hintWhy)) }
    if !isRoomy { list.append((viewKeys, .hintViews)) }
    if state.isDeciding {
      list.append(("F", .hintTurn))
    } else if state.anchor != nil || !state.playback.isFollowing {
      list.append(("F", .hintFollow))
    }
    if layout.places.count > 1 || layout.tabs.height > 0 { list.append(("Tab", .hintPane)) }
    return list + paneHints + [("+/-", .hintSpeed), ("z", .hintZoom)]
  }

  /// What keys do in the pane that has them.
  private var paneHints: [(String, Word)] {
    switch state.focus {
    case .transcript:
      [
        ("↑↓", .hintScroll), ("/", .hintSearch),
        ("o", state.isUnfolded ? .hintFold : .hintUnfold),
      ]
    case .positions: [("↑↓", .hintChoose), ("Enter", .hintChart)]
    case .orders: [("↑↓", .hintChoose)]
    case .chart where state.view == .chart:
      [
        ("↑↓", .hintSecurity), ("hl", .hintBar),
        ("d", state.isHourly ? .hintDays : .hintHours),
      ]
    case .chart: [("/", .hintSearch)]
    case .market:
      [("↑↓", .hintChoose), ("/", .hintFilter), ("s", .hintSort), ("Enter", .hintChart)]
    case .news: [("↑↓", .hintChoose), ("/", .hintFilter)]
    case .outline: [("↑↓", .hintDay)]
    case .story: [("↑↓", .hintScroll)]
    case .compare:
      [("↑↓", .hintDay), ("Enter", .hintDifference)]
        + (state.rivals.count > 1 ? [("s", .hintNextRival)] : [])
    case .leaderboard: [("↑↓", .hintChoose), ("Enter", .hintCompare)]
    }
  }

  /// The views that have something to show: those of several runs only where there are several.
  private var offeredViews: [ViewKind] {
    ViewKind.allCases.filter { kind in
      switch kind {
      case .compare: !state.rivals.isEmpty
      case .leaderboard: !state.rivals.isEmpty || state.board != nil
      default: true
      }
    }
  }

  private var viewKeys: String { "1-\(offeredViews.last?.rawValue ?? 6)" }

  private var viewStrip: [(kind: ViewKind, title: String, width: Int)] {
    offeredViews.map { ($0, words[$0.title], GlyphWidth.of(words[$0.title]) + 3) }
  }

  private mutating func views(
    _ strip: [(kind: ViewKind, title: String, width: Int)], y: Int, endingAt right: Int
  ) {
    var x = right - strip.reduce(0) { $0 + $1.width }
    for (kind, title, width) in strip {
      hits.append(
        HitArea(area: Rect(x: x, y: y, width: width, height: 1), target: .action(.view(kind))))
      frame.text(" \(kind.rawValue)", x: x, y: y, style: Style(.statusKey))
      let isShown = kind == state.view
      frame.text(
        title, x: x + 2, y: y, style: Style(.statusBar, isShown ? [.bold, .underlined] : []))
      x += width
    }
  }
}

extension ViewKind {
  /// Whether it shows orders, so that the newest one is asked about.
  fileprivate var tellsWhy: Bool { self == .desk || self == .reasoning || self == .trades }
}
