/// Which tools the agent is given.
public enum ToolProfile: String, Sendable, Hashable, CaseIterable {
  /// Eight: the portfolio is printed every morning and after every trade, quotes come with bars.
  case tiny
  /// All thirteen, with longer tables and texts.
  case full

  /// The tools, in the order of the prompt.
  var tools: [ToolName] {
    switch self {
    case .full: ToolName.allCases
    case .tiny:
      [.marketOverview, .bars, .indicators, .news, .buy, .sell, .note, .finishDay]
    }
  }

  /// How many tools there are, in words.
  var count: String { self == .tiny ? "eight" : "thirteen" }

  /// The longest text of `note`, in characters.
  var noteLength: Int { self == .tiny ? 160 : 200 }
  /// The longest text of `finish_day`.
  var summaryLength: Int { self == .tiny ? 200 : 300 }
  /// The longest query of `news`.
  var queryLength: Int { 40 }
  /// The longest expression of `calc`.
  var expressionLength: Int { 120 }
  /// The most shares of one `quote`.
  var quoteCount: Int { 5 }

  /// The most rows of `bars`, when tables have `rows`.
  func barRows(_ rows: Int) -> Int { self == .tiny ? max(rows, 5) : 60 }
}
