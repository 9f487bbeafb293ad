import Journal
import Scoring
import Simulation
import Synchronization
import TradingTypes

/// A line on standard error that follows a season; silent when that is not a terminal.
final class ProgressLine: RunObserver {
  private let days: Int
  private let isShown = Console.errorIsTerminal

  init(days: Int) { self.days = days }

  var wantsEntries: Bool { isShown }

  func journalled(_ entry: JournalEntry) {
    guard isShown else { return }
    switch entry.event {
    case .dayOpened(let opening): show(opening.number - 1, "\(opening.day)")
    case .toolCall(let call): show(nil, "call \(call.id): \(call.name)")
    case .dayClosed(let closing): show(nil, "NAV \(closing.netAssetValue)")
    default: break
    }
  }

  func streamed(_ kind: StreamKind, _ text: String) {
    if isShown, kind == .status { show(nil, text) }
  }

  /// Clears the line.
  func finish() {
    if isShown { Console.rewrite("") }
  }

  private let done = Mutex(0)

  private func show(_ number: Int?, _ text: String) {
    let count = done.withLock { done in
      if let number { done = number }
      return done
    }
    let safe = String(
      text.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }.prefix(50).map(
        Character.init))
    Console.rewrite("\(ProgressLine.bar(count, of: days)) day \(count + 1)/\(days)  \(safe)")
  }

  /// A bar that `count` of `total` fill.
  static func bar(_ count: Int, of total: Int) -> String {
    let width = 20
    let filled = total == 0 ? 0 : min(max(count, 0), total) * width / total
    return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
  }
}
