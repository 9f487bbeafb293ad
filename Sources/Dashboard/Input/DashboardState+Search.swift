import Terminal

extension DashboardState {
  /// Takes a key into the search or command being typed.
  mutating func type(_ key: Key) -> [DashboardEffect] {
    defer { if isFiltering, let prompt { filter = prompt } }
    switch key {
    case .character(let character): prompt?.append(character)
    case .backspace:
      if prompt?.isEmpty == true { prompt = nil } else { _ = prompt?.popLast() }
    case .control("u"): prompt = ""
    case .control("c"): return [.quit]
    case .escape:
      if isFiltering {
        filter = ""
      } else if !isCommand {
        query = ""
      }
      prompt = nil
    case .enter where isFiltering:
      prompt = nil
    case .enter where isCommand:
      let line = prompt ?? ""
      prompt = nil
      return run(command: line)
    case .enter:
      query = prompt ?? ""
      prompt = nil
      if !view.panes.contains(.transcript) { show(.reasoning) }
      focus = .transcript
      if !query.isEmpty { findNext(-1) }
    default: return []
    }
    return []
  }

  /// Whether what is typed filters the rows of a list as it is typed.
  var isFiltering: Bool { prompt != nil && !isCommand && view.hasFilter }

  /// The blocks at the cursor that hold what was searched for.
  var hits: [Int] {
    guard !query.isEmpty else { return [] }
    let width = layout.area(of: .transcript)?.inside.width ?? 60
    let transcript = transcript(width: width)
    return (0..<transcript.count).filter { place in
      let text = timeline.blocks[place].plainText
      if !text.isEmpty { return SearchMarks.contains(text, query) }
      return transcript.lines(of: place).contains { line in
        line.contains { SearchMarks.contains($0.text, query) }
      }
    }
  }

  /// Moves the transcript to the next hit below, or above with a negative direction.
  mutating func findNext(_ direction: Int) {
    let hits = hits
    guard let first = hits.first, let last = hits.last else {
      toast = words[.searchNone]
      return
    }
    let here = anchor?.block ?? Int.max
    let found =
      direction > 0 ? hits.first { $0 > here } ?? first : hits.last { $0 < here } ?? last
    anchor = Transcript.Anchor(block: found, line: 0)
    let rank = (hits.firstIndex(of: found) ?? 0) + 1
    toast = words(.searchHits, String(rank), String(hits.count))
  }
}
