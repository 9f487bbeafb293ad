import Terminal

/// Draws a dashboard: the parts are in this type's extensions, one a file.
struct DashboardPainter {
  let state: DashboardState
  let words: Wording
  let layout: ScreenLayout
  let numbers: AccountNumbers
  var frame: Frame
  /// What answers the mouse, the topmost last.
  var hits: [HitArea] = []

  init(_ state: DashboardState) {
    self.state = state
    words = state.words
    layout = state.layout
    numbers = AccountNumbers(state)
    frame = Frame(state.size)
  }

  mutating func paint() {
    let least = ScreenLayout.leastSize
    guard frame.size.width >= least.width, frame.size.height >= least.height else {
      let sizes = [frame.size.description, least.description]
      let sayings = [
        words(.tooSmall, sizes[0], sizes[1]), "\(sizes[0]) < \(sizes[1]) · q", "< \(sizes[1])",
      ]
      let saying = sayings.first { GlyphWidth.of($0) <= frame.size.width } ?? sayings[2]
      frame.text(saying, x: 0, y: 0, style: Style(.warning))
      return
    }
    header(in: layout.header)
    tabs(in: layout.tabs)
    for place in layout.places {
      hits.append(HitArea(area: place.area, target: .pane(place.pane)))
      paint(place)
    }
    scrubber(in: layout.scrubber)
    hints(in: layout.hints)
    if state.isHelpShown { help() }
    if let place = state.explained { explanation(of: place) }
    if let ticket = state.seat?.ticket { self.ticket(ticket) }
    if state.seat?.isEnding == true { confirmEnd() }
    if state.seat?.isScoreShown == true { score() }
  }

  private mutating func paint(_ place: ScreenLayout.Place) {
    switch (place.pane, state.view) {
    case (.transcript, _): transcript(in: place.area)
    case (.positions, _): positions(in: place.area)
    case (.orders, _): orders(in: place.area)
    case (.chart, .chart): priceChart(in: place.area)
    case (.chart, _): navChart(in: place.area)
    case (.market, _): market(in: place.area)
    case (.news, _): news(in: place.area)
    case (.outline, _): outline(in: place.area)
    case (.story, _): story(in: place.area)
    case (.compare, _): compare(in: place.area)
    case (.leaderboard, _): leaderboard(in: place.area)
    }
  }

  /// Whether a pane shows that it has the keys: not when it is alone.
  func isFocused(_ pane: Pane) -> Bool { state.focus == pane && layout.places.count > 1 }

  /// Says in the middle of an area that there is nothing to show.
  mutating func empty(_ word: Word, in area: Rect) {
    let text = words[word]
    let width = GlyphWidth.of(text)
    frame.fitted(
      text, x: area.x + max(0, (area.width - width) / 2), y: area.y + area.height / 2,
      style: Style(.dim), limit: area.width)
  }

  /// Names of the panes when one is shown at a time.
  private mutating func tabs(in area: Rect) {
    var x = area.x + 1
    for pane in state.view.panes where area.height > 0 {
      let style = pane == state.focus ? Style(.badge) : Style(.dim)
      let width = frame.fitted(
        " \(words[pane.title]) ", x: x, y: area.y, style: style, limit: max(0, area.right - x))
      hits.append(
        HitArea(area: Rect(x: x, y: area.y, width: width, height: 1), target: .pane(pane)))
      x += width + 1
    }
  }

  private mutating func help() {
    let sections = [
      Word.sectionTime, .sectionMove, .sectionViews, .sectionSeat, .sectionOther,
    ].map { section in
      HelpOverlay.Section(
        words[section],
        rows: DashboardAction.table.bindings.compactMap { binding in
          guard binding.action.section == section, let meaning = binding.action.meaning
          else { return nil }
          return (keys: binding.label, meaning: words[meaning])
        })
    }
    frame.help(
      HelpOverlay(
        title: "\(words[.product]) · \(words[.keysHelp])", sections: sections,
        footer: words(
          .helpFooter, words[state.theme.rising == .red ? .redUp : .greenUp]),
        first: state.overlayScroll))
  }
}

extension Pane {
  var title: Word {
    switch self {
    case .transcript: .paneTranscript
    case .positions: .panePositions
    case .orders: .paneOrders
    case .chart: .paneChart
    case .market: .viewMarket
    case .news: .viewNews
    case .outline: .paneOutline
    case .story: .whyTitle
    case .compare: .viewCompare
    case .leaderboard: .viewLeaderboard
    }
  }
}
