import Journal
import Market
import Terminal
import TradingTypes

extension DashboardState {
  /// Does what a typed line asks for; says so when it is not understood.
  ///
  /// A verb may be cut short while only one begins that way.
  mutating func run(command line: String) -> [DashboardEffect] {
    let parts = line.split(separator: " ")
    guard let typed = parts.first else { return [] }
    let candidates = DashboardCommand.candidates(for: String(typed))
    let exact = candidates.first { $0.verb == typed }
    let verb = exact?.verb ?? (candidates.count == 1 ? candidates[0].verb : Self.short[typed] ?? "")
    let argument = String(parts.dropFirst().joined(separator: " "))
    switch verb {
    case "quit": return [.quit]
    case "help": return act(.help)
    case "save": return act(.save)
    case "trade": travel(.nextTrade)
    case "loss": travel(.nextLoss)
    default:
      if !set(verb, argument) { toast = words(.badCommand, SafeText.line(line)) }
    }
    return []
  }

  /// Letters that stand for the verbs used most.
  private static let short: [Substring: String] = ["q": "quit", "d": "day", "s": "sym"]

  /// Does what a verb with an argument asks for; false when the argument is not understood.
  private mutating func set(_ verb: String, _ argument: String) -> Bool {
    switch verb {
    case "day": return goToDay(argument[...])
    case "sym": return goToSymbol(argument[...])
    case "speed": return playback.setSpeed(argument)
    case "view":
      guard let kind = Int(argument).flatMap({ ViewKind(rawValue: $0) }) else { return false }
      _ = act(.view(kind))
    case "lang":
      guard let wanted = Language(rawValue: argument) else { return false }
      language = wanted
    case "theme":
      guard let kind = Theme.Kind(rawValue: argument) else { return false }
      theme = Theme(kind, rising: theme.rising)
    case "up":
      guard let rising = Theme.Rising(rawValue: argument) else { return false }
      theme = Theme(theme.kind, rising: rising)
    case "ambiguous":
      guard argument == "wide" || argument == "narrow" else { return false }
      hasWideAmbiguousGlyphs = argument == "wide"
    default: return false
    }
    return true
  }

  /// Shows a day as it closed, given by its number or date; false when the record has none.
  public mutating func go(toDay text: String) -> Bool {
    guard goToDay(text[...]) else { return false }
    let count = timeline.openingCount(before: cursor)
    seek(to: count < timeline.openingSteps.count ? timeline.openingSteps[count] : .max)
    return true
  }

  /// Goes to the opening of a day, given by its number or date.
  private mutating func goToDay(_ text: Substring) -> Bool {
    let date = TradingDay(text)
    let number = Int(text)
    guard
      let place = timeline.openings.firstIndex(where: { $0.day == date || $0.number == number })
    else { return false }
    seek(to: timeline.openingSteps[place] + 1)
    return true
  }

  /// Shows the chart of a security, given by the beginning of its code or a part of its name.
  private mutating func goToSymbol(_ text: Substring) -> Bool {
    guard let found = security(matching: String(text)) else { return false }
    chosenSymbol = found
    chartOffset = 0
    view = .chart
    focus = .chart
    return true
  }
}
