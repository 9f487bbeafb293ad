import Terminal

extension DashboardState {
  /// Rows inside the pane that has the keys.
  private var paneHeight: Int { layout.area(of: focus)?.inside.height ?? 1 }
  /// Lines of a page, one kept for the eye.
  var page: Int { max(1, paneHeight - 1) }

  private var focusedTranscript: Transcript {
    transcript(width: layout.area(of: .transcript)?.inside.width ?? 60)
  }

  mutating func scroll(by lines: Int) {
    switch focus {
    case .transcript:
      let transcript = focusedTranscript
      let moved = transcript.moved(
        anchor ?? transcript.tail(height: paneHeight), by: lines)
      anchor =
        lines > 0 && transcript.reachesTail(moved, height: paneHeight)
        ? nil : transcript.total == 0 ? nil : moved
    case .orders:
      let count = step?.orders ?? 0
      // Newest first: down is towards older orders.
      let place = min(max(0, (chosenOrder ?? count) - lines), count - 1)
      chosenOrder = count == 0 ? nil : place
      storyScroll = 0
    case .positions:
      let symbols = account.holdings.map(\.symbol)
      let place = chosenHolding.flatMap { symbols.firstIndex(of: $0) } ?? (lines > 0 ? -1 : 0)
      let next = min(max(0, place + lines), symbols.count - 1)
      chosenHolding = symbols.isEmpty ? nil : symbols[next]
    case .chart, .market: chooseSymbol(by: lines)
    case .news: chosenNews = min(max(0, chosenNews + lines), max(0, newsItems.count - 1))
    case .outline: chooseDay(by: lines)
    case .story: storyScroll = max(0, storyScroll + lines)
    case .compare: chooseComparedDay(by: lines)
    case .leaderboard: chooseCard(by: lines)
    }
  }

  mutating func scrollToTop() {
    switch focus {
    case .transcript: anchor = Transcript.Anchor(block: 0, line: 0)
    case .orders: chosenOrder = nil
    case .positions: chosenHolding = account.holdings.first?.symbol
    case .chart, .market: chooseSymbol(by: -1_000_000)
    case .news: chosenNews = 0
    case .outline: chooseDay(by: -1_000)
    case .story: storyScroll = 0
    case .compare: chooseComparedDay(by: -10_000)
    case .leaderboard: chosenCard = 0
    }
  }

  mutating func scrollToBottom() {
    switch focus {
    case .transcript where anchor != nil:
      anchor = nil
    case .orders where (step?.orders ?? 0) > 0 && chosenOrder != 0:
      chosenOrder = 0
    default:
      travel(.follow)
    }
  }

  /// Tells the story of the chosen order, or of the newest one.
  mutating func explainOrder() {
    let count = step?.orders ?? 0
    guard count > 0 else {
      toast = words[.noOrders]
      return
    }
    let isChoosing = focus == .orders || view == .trades
    explained = min(isChoosing ? chosenOrder ?? count - 1 : count - 1, count - 1)
  }

  /// Opens what is chosen in the pane that has the keys.
  mutating func openChosen() {
    switch focus {
    case .orders, .story: explainOrder()
    case .transcript: isUnfolded.toggle()
    case .market:
      view = .chart
      focus = .chart
    case .compare: goToDifference()
    case .leaderboard: openCard()
    case .positions:
      chosenSymbol = chosenHolding ?? account.holdings.first?.symbol
      view = .chart
      focus = .chart
    default:
      isZoomed.toggle()
    }
  }
}
