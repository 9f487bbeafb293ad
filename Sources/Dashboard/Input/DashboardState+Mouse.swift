import Terminal
import TradingTypes

extension DashboardState {
  /// Answers the mouse: a press chooses what lies under it, gives a pane the keys or moves time; a
  /// press on what is chosen already opens it; the wheel scrolls.
  mutating func point(
    _ action: TerminalEvent.MouseAction, x: Int, y: Int
  ) -> [DashboardEffect] {
    guard prompt == nil, seat?.ticket == nil, seat?.isEnding != true else { return [] }
    if isHelpShown || explained != nil || seat?.isScoreShown == true {
      pointOverlay(action)
      return []
    }
    if action == .press { toast = "" }
    if action == .press { isDragging = layout.scrubber.contains(x: x, y: y) }
    if isDragging, action == .press || action == .drag || action == .release {
      isDragging = action != .release
      let track = DashboardPainter.track(in: layout.scrubber)
      let scale = SeasonScale(timeline)
      let bar = ScrubBar(place: 0, length: scale.length)
      seek(to: scale.cursor(at: bar.place(ofCell: x - track.x, width: track.width)))
      return []
    }
    switch action {
    case .press:
      guard let hit = hitAreas.last(where: { $0.area.contains(x: x, y: y) }) else { return [] }
      return press(on: hit, x: x, y: y)
    case .wheelUp, .wheelDown:
      guard let place = layout.places.first(where: { $0.area.contains(x: x, y: y) }) else {
        return []
      }
      let before = focus
      focus = place.pane
      scroll(by: action == .wheelUp ? -3 : 3)
      focus = before
    case .release, .drag: break
    }
    return []
  }

  /// A page over the screen scrolls by the wheel and goes away by a press.
  private mutating func pointOverlay(_ action: TerminalEvent.MouseAction) {
    switch action {
    case .press:
      overlayScroll = 0
      isHelpShown = false
      explained = nil
      seat?.isScoreShown = false
    case .wheelUp: overlayScroll = max(0, overlayScroll - 3)
    case .wheelDown: overlayScroll += 3
    case .release, .drag: return
    }
  }

  private mutating func press(on hit: HitArea, x: Int, y: Int) -> [DashboardEffect] {
    switch hit.target {
    case .action(let action):
      return act(action)
    case .pane(let pane):
      focus = pane
    case .rows(let pane, let first):
      let isAgain = focus == pane && isChosen(first + y - hit.area.y, in: pane)
      focus = pane
      choose(first + y - hit.area.y, in: pane)
      if isAgain, pane.opensRows { openChosen() }
    case .bars(let first, let count, let stride):
      let place = min(first + (x - hit.area.x) / max(1, stride), count - 1)
      chartOffset = max(0, count - 1 - place)
    }
    return []
  }

  /// Whether a row of a pane's list, from the top, is the chosen one.
  private func isChosen(_ row: Int, in pane: Pane) -> Bool {
    var other = self
    other.choose(row, in: pane)
    return other.choices == choices
  }

  private var choices: [AnyHashable?] {
    [chosenOrder, chosenHolding, chosenSymbol, chosenNews, chosenDay, chosenCard]
  }

  /// Chooses a row of a pane's list, counted from the top of the whole list.
  private mutating func choose(_ row: Int, in pane: Pane) {
    switch pane {
    case .orders:
      chosenOrder = max(0, (step?.orders ?? 0) - 1 - row)
      storyScroll = 0
    case .positions:
      let holdings = account.holdings
      if row < holdings.count { chosenHolding = holdings[row].symbol }
    case .market:
      let quotes = quotes
      guard row < quotes.count, chosenSymbol != quotes[row].instrument.symbol else { return }
      chosenSymbol = quotes[row].instrument.symbol
      chartOffset = 0
    case .news: chosenNews = row
    case .outline: chooseDay(by: row - (chosenDay ?? timeline.openingCount(before: cursor) - 1))
    case .compare: chosenDay = row
    case .leaderboard: chosenCard = row
    case .transcript, .chart, .story: return
    }
  }
}

extension Pane {
  /// Whether a second press on a row opens it, as Enter does.
  fileprivate var opensRows: Bool {
    switch self {
    case .orders, .positions, .market, .leaderboard: true
    case .transcript, .chart, .news, .outline, .story, .compare: false
    }
  }
}
