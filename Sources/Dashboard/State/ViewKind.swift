/// The views there are, each under a number key.
enum ViewKind: Int, Sendable, Hashable, CaseIterable {
  case desk = 1
  case reasoning, chart, market, trades, news, compare, leaderboard

  var title: Word {
    switch self {
    case .desk: .viewDesk
    case .reasoning: .viewReasoning
    case .chart: .viewChart
    case .market: .viewMarket
    case .trades: .viewTrades
    case .news: .viewNews
    case .compare: .viewCompare
    case .leaderboard: .viewLeaderboard
    }
  }

  /// Whether a search leaves only the rows that hold it, rather than going through the transcript.
  var hasFilter: Bool { self == .market || self == .news }

  /// The panes of the view, in the order of Tab; the first has the keys at the start.
  var panes: [Pane] {
    switch self {
    case .desk: [.transcript, .positions, .orders, .chart]
    case .reasoning: [.transcript, .outline]
    case .chart: [.chart]
    case .market: [.market]
    case .trades: [.orders, .story]
    case .news: [.news]
    case .compare: [.compare]
    case .leaderboard: [.leaderboard]
    }
  }
}

/// A part of the screen that can have the keys.
enum Pane: Sendable, Hashable, CaseIterable {
  case transcript, positions, orders, chart, market, news, outline, story, compare, leaderboard
}
