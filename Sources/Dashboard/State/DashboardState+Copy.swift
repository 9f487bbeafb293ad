import Market
import Terminal
import TradingTypes

extension DashboardState {
  /// Puts what is chosen on the clipboard: the text of a block or of a piece of news, else the row.
  mutating func copyChosen() -> [DashboardEffect] {
    let text: String? =
      switch focus {
      case .transcript: readText
      case .news: newsText
      default: chosenRowText ?? readText
      }
    guard let text, !text.isEmpty else { return [] }
    toast = words[.copied]
    return [.copy(text)]
  }

  /// The block of the transcript that is read: the first on the page, or the newest.
  private var readText: String? {
    let transcript = transcript(width: layout.area(of: .transcript)?.inside.width ?? 60)
    let block = min(anchor?.block ?? transcript.count - 1, transcript.count - 1)
    guard block >= 0 else { return nil }
    let text = timeline.blocks[block].plainText
    guard text.isEmpty else { return text }
    return transcript.lines(of: block).map { $0.map(\.text).joined() }.joined(separator: "\n")
  }

  private var newsText: String? {
    let items = newsItems
    guard !items.isEmpty else { return nil }
    let item = items[min(max(0, chosenNews), items.count - 1)]
    return language == .chinese || item.english.isEmpty ? item.chinese : item.english
  }

  /// The chosen row of the list that has the keys, as it is drawn; blanks at its ends are cut.
  private var chosenRowText: String? {
    let frame = frame(size)
    for hit in hitAreas {
      guard case .rows(focus, _) = hit.target else { continue }
      for y in hit.area.y..<hit.area.bottom
      where [.selection, .selectedRise, .selectedFall].contains(frame[hit.area.x, y].style.ink) {
        let cells = (hit.area.x..<hit.area.right).map { frame[$0, y].text }
        return cells.joined().split(separator: " ", omittingEmptySubsequences: true)
          .joined(separator: " ")
      }
    }
    return nil
  }
}
