import Dashboard
import Journal
import Terminal

/// A dashboard of the recorded season after some of its entries.
func dashboard(
  _ size: Size, language: Language = .chinese, entries: Int = 98, hasModel: Bool = true,
  pace: DashboardState.Pace = .follow
) -> DashboardState {
  var state = DashboardState(
    instruments: RecordedSeason.instruments, market: RecordedSeason.market, language: language,
    pace: pace)
  _ = state.update(.resize(size))
  for entry in RecordedSeason(hasModel: hasModel).entries().prefix(entries) {
    _ = state.update(.entry(entry))
  }
  return state
}

extension DashboardState {
  /// Presses the keys of `text`; `⏎`, `⇥` and `⎋` stand for Enter, Tab and Escape.
  mutating func type(_ text: String) -> [DashboardEffect] {
    text.flatMap { character -> [DashboardEffect] in
      switch character {
      case "⏎": update(.key(.enter))
      case "⇥": update(.key(.tab))
      case "⎋": update(.key(.escape))
      default: update(.key(.character(character)))
      }
    }
  }

  /// What is on the screen.
  var text: String { frame(size).plainText }

  /// Lets time go by in ticks of 33 ms.
  mutating func wait(milliseconds: Int) {
    for _ in 0..<(milliseconds / 33) { _ = update(.tick(milliseconds: 33)) }
  }
}
