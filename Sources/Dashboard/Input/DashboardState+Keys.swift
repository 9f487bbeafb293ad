import Terminal
import TradingTypes

extension DashboardState {
  /// Answers a key.
  mutating func press(_ key: Key) -> [DashboardEffect] {
    toast = ""
    if prompt != nil { return type(key) }
    if seat?.isScoreShown == true { return pressOnScore(key) }
    if seat?.ticket != nil { return pressOnTicket(key) }
    if seat?.isEnding == true { return pressOnEnding(key) }
    if isHelpShown || explained != nil { return pressOnOverlay(key) }
    guard size.width >= ScreenLayout.leastSize.width,
      size.height >= ScreenLayout.leastSize.height
    else { return DashboardAction.table.action(for: key) == .quit ? [.quit] : [] }
    if !query.isEmpty, view.panes.contains(.transcript), key == .character("n") {
      return act(.nextHit)
    }
    if key == .character("?"), let refused = chosenRefusal {
      explained = refused
      return []
    }
    return DashboardAction.table.action(for: key).map { act($0) } ?? []
  }

  /// The refused order that is chosen in the list with the keys; `?` explains its rule.
  var chosenRefusal: Int? {
    let count = step?.orders ?? 0
    guard focus == .orders, count > 0, chosenOrder != nil || view == .trades else { return nil }
    let place = min(chosenOrder ?? count - 1, count - 1)
    return timeline.orders[place].rejection == nil ? nil : place
  }

  /// A page over the screen scrolls and can be saved; any other key leaves it, and one that leads to
  /// another page or view does so at once.
  private mutating func pressOnOverlay(_ key: Key) -> [DashboardEffect] {
    let action = DashboardAction.table.action(for: key)
    switch action {
    case .quit: return [.quit]
    case .save, .language, .theme, .rising, .redraw: return action.map { act($0) } ?? []
    case .help where !isHelpShown, .view:
      leaveOverlay()
      return action.map { act($0) } ?? []
    case .down: overlayScroll += 1
    case .up: overlayScroll = max(0, overlayScroll - 1)
    case .pageDown: overlayScroll += 10
    case .pageUp: overlayScroll = max(0, overlayScroll - 10)
    default: leaveOverlay()
    }
    return []
  }

  /// Any key but the one that quits leaves the score.
  private mutating func pressOnScore(_ key: Key) -> [DashboardEffect] {
    seat?.isScoreShown = false
    return DashboardAction.table.action(for: key) == .quit ? [.quit] : []
  }

  private mutating func leaveOverlay() {
    overlayScroll = 0
    isHelpShown = false
    explained = nil
  }

  /// Does what a key stands for.
  mutating func act(_ action: DashboardAction) -> [DashboardEffect] {
    switch action {
    case .pause, .step, .back, .nextDay, .previousDay, .nextTrade, .previousTrade, .nextLoss,
      .previousLoss, .faster, .slower, .follow, .start:
      travel(action)
    case .nextPane: moveFocus(by: 1)
    case .previousPane: moveFocus(by: -1)
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .pageUp: scroll(by: -page)
    case .pageDown: scroll(by: page)
    case .top: scrollToTop()
    case .bottom: scrollToBottom()
    case .zoom: isZoomed.toggle()
    case .unfold: isUnfolded.toggle()
    case .open: openChosen()
    case .why: explainOrder()
    case .search, .command:
      prompt = ""
      isCommand = action == .command
    case .nextHit: findNext(1)
    case .previousHit: findNext(-1)
    case .close: close()
    case .view(let kind): show(kind)
    case .buy: return openTicket(.buy)
    case .sell: return openTicket(.sell)
    case .cancel: return cancelOrder()
    case .endDecision: askToEnd()
    case .sort where view == .compare:
      chosenRival = rivals.isEmpty ? 0 : (chosenRival + 1) % rivals.count
    case .sort where view == .leaderboard:
      showsRuns.toggle()
      chosenCard = 0
    case .sort: quoteOrder = QuoteOrder.allCases.following(quoteOrder)
    case .barLeft: chartOffset += 1
    case .barRight: chartOffset = max(0, chartOffset - 1)
    case .span:
      isHourly.toggle()
      chartOffset = 0
    case .language: language = language.other
    case .theme: theme = Theme(Theme.Kind.allCases.following(theme.kind), rising: theme.rising)
    case .rising: theme = Theme(theme.kind, rising: theme.rising == .red ? .green : .red)
    case .save:
      toast = words[.saved]
      return [.saveFrame]
    case .copy: return copyChosen()
    case .redraw: return [.repaint]
    case .help: isHelpShown = true
    case .quit: return [.quit]
    }
    return []
  }

  private mutating func moveFocus(by places: Int) {
    let panes = view.panes
    let place = panes.firstIndex(of: focus) ?? 0
    focus = panes[(place + places + panes.count) % panes.count]
  }

  mutating func show(_ kind: ViewKind) {
    if view != kind { filter = "" }
    view = kind
    isZoomed = false
    if !kind.panes.contains(focus) { focus = kind.panes[0] }
  }

  private mutating func close() {
    if !filter.isEmpty {
      filter = ""
    } else if !query.isEmpty {
      query = ""
    } else if isZoomed {
      isZoomed = false
    } else if anchor != nil {
      anchor = nil
    } else {
      show(.desk)
    }
  }
}

extension Array where Element: Equatable {
  /// The element after `element`, the first after the last.
  fileprivate func following(_ element: Element) -> Element {
    guard let place = firstIndex(of: element) else { return element }
    return self[(place + 1) % count]
  }
}
