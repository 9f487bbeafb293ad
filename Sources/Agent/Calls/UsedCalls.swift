/// What was asked and sent today, as far as it decides what may still be called.
struct UsedCalls: Hashable {
  /// A tool and the share it was asked about.
  struct Pair: Hashable {
    let tool: String
    let symbol: String
  }

  /// Tools that are closed for today.
  private(set) var tools: Set<String> = []
  /// Shares that a tool is closed for.
  private(set) var pairs: Set<Pair> = []
  /// Shares that were looked at.
  private(set) var seen: Set<String> = []
  private var counts: [String: Int] = [:]

  /// Counts a call by its exact text; returns how often it has now been made today.
  mutating func count(_ call: String) -> Int {
    counts[call, default: 0] += 1
    return counts[call, default: 0]
  }

  /// Closes `tool` for `symbol`, or altogether when no symbol is meant.
  mutating func close(_ tool: String, symbol: String?) {
    if let symbol { pairs.insert(Pair(tool: tool, symbol: symbol)) } else { tools.insert(tool) }
  }

  /// Closes orders in `symbol`: a second one would trade against or on top of the first.
  mutating func closeOrders(of symbol: String) {
    for tool in [ToolName.buy, .sell] { close(tool.rawValue, symbol: symbol) }
  }

  /// Notes that `symbol` was looked at.
  mutating func see(_ symbol: String) { seen.insert(symbol) }
}
