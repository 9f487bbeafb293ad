import Journal
import Market
import Terminal
import TradingTypes

extension DashboardState {
  /// Does what a typed line asks for; says so when it is not understood.
  mutating func run(command line: String) -> [DashboardEffect] {
    let words = line.split(separator: " ")
    guard let verb = words.first else { return [] }
    let argument = words.dropFirst().first ?? ""
    let isUnderstood: Bool
    switch verb {
    case "q", "quit": return [.quit]
    case "day", "d": isUnderstood = goToDay(argument)
    case "sym", "s": isUnderstood = goToSymbol(argument)
    case "speed": isUnderstood = playback.setSpeed(argument)
    case "lang":
      isUnderstood = Language(rawValue: String(argument)) != nil
      language = Language(rawValue: String(argument)) ?? language
    case "theme":
      let kind = Theme.Kind(rawValue: String(argument))
      isUnderstood = kind != nil
      theme = Theme(kind ?? theme.kind, rising: theme.rising)
    default: isUnderstood = false
    }
    if !isUnderstood { toast = self.words(.badCommand, SafeText.line(line)) }
    return []
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
