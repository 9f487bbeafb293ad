/// A line that can be typed after `:`.
struct DashboardCommand: Sendable, Hashable {
  /// The word it begins with.
  let verb: String
  /// What may follow the word.
  let argument: String

  /// How it is written.
  var usage: String { argument.isEmpty ? verb : "\(verb) \(argument)" }

  /// All there are, those used most first.
  static let all = [
    DashboardCommand(verb: "day", argument: "N|DATE"),
    DashboardCommand(verb: "sym", argument: "CODE|NAME"),
    DashboardCommand(verb: "trade", argument: ""), DashboardCommand(verb: "loss", argument: ""),
    DashboardCommand(verb: "speed", argument: "½…64|max"),
    DashboardCommand(verb: "view", argument: "1-8"),
    DashboardCommand(verb: "theme", argument: "dark|light|high-contrast|colour-blind"),
    DashboardCommand(verb: "up", argument: "red|green"),
    DashboardCommand(verb: "lang", argument: "zh|en"),
    DashboardCommand(verb: "ambiguous", argument: "narrow|wide"),
    DashboardCommand(verb: "save", argument: ""), DashboardCommand(verb: "help", argument: ""),
    DashboardCommand(verb: "quit", argument: ""),
  ]

  /// The commands that what is typed so far may become.
  static func candidates(for typed: String) -> [DashboardCommand] {
    let verb = typed.split(separator: " ", omittingEmptySubsequences: false).first ?? ""
    return all.filter { $0.verb.hasPrefix(verb) }
  }
}
