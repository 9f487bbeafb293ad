import Market
import Simulation
import TradingTypes

/// News that is already published, newest last; third-party text is made harmless.
struct NewsTool {
  let language: PromptLanguage

  func answer(symbol: Symbol?, query: String?, limit: Int, at desk: any TradingDesk) -> ToolAnswer {
    let query = query.map { $0.lowercased() }
    var found: [NewsItem] = []
    for item in desk.view.news.reversed() {
      if let symbol, !item.symbols.contains(symbol) { continue }
      if let query, !query.isEmpty, !text(of: item).lowercased().contains(query) { continue }
      found.append(item)
      if found.count == min(max(limit, 1), 5) { break }
    }
    guard !found.isEmpty else {
      return .done(language.pick("no such news", "没有相关新闻"))
    }
    let lines = found.reversed().map { item in
      let about = item.symbols.prefix(2).map(\.description).joined(separator: " ")
      return "[\(item.published)\(about.isEmpty ? "" : " " + about)] "
        + PlainText.harmless(text(of: item), limit: 160)
    }
    let head = language.pick("unverified:", "未经核实：")
    return .done(([head] + lines).joined(separator: "\n"))
  }

  private func text(of item: NewsItem) -> String {
    switch language {
    case .english: item.english.isEmpty ? item.chinese : item.english
    case .chinese: item.chinese.isEmpty ? item.english : item.chinese
    }
  }
}
