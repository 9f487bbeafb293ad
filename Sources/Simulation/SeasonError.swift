public import TradingTypes

/// Why a season cannot be traded or continued; one line a person can act on.
public enum SeasonError: Error, Hashable {
  /// The market's calendar ends before the season does.
  case tooFewDays(market: String, start: TradingDay, wanted: Int, available: Int)
  /// The market has no hourly bars.
  case noHours(market: String)
  /// The journal was made on another market, or on another state of this one.
  case otherMarket(journal: String, market: String, recorded: String, found: String)
  /// A header's setting is not one this program knows how to repeat.
  case unknownSetting(name: String, value: String)
  /// No convention has this name.
  case unknownConvention(name: String, known: [String])
  /// A convention cannot be this.
  case unknownChoice(convention: String, value: String, choices: [String])
  /// The run to be continued was started with other options.
  case otherPlan(journal: String, field: String, recorded: String, wanted: String)
  /// The journal's end is damaged.
  case damagedTail(journal: String, line: Int, problem: String)
}

extension SeasonError: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  public var description: String {
    switch self {
    case .tooFewDays(let market, let start, _, 0):
      "market \(market) has no trading days from \(start) on. hint: start earlier"
    case .tooFewDays(let market, let start, let wanted, let available):
      "market \(market) has \(available) trading days from \(start), the season wants \(wanted). "
        + "hint: start earlier or give --days \(available)"
    case .noHours(let market):
      "market \(market) has no hourly bars. hint: use --mode daily"
    case .otherMarket(let journal, let market, let recorded, let found):
      "\(journal): made on a market with digest \(recorded.prefix(12))…, but \(market) has "
        + "\(found.prefix(12))…. hint: give the market it was made on with --market"
    case .unknownSetting(let name, let value):
      "the header sets \(name) to '\(value)', which this program cannot repeat"
    case .unknownConvention(let name, let known):
      "there is no convention '\(name)'. hint: it is one of \(known.joined(separator: ", "))"
    case .unknownChoice(let convention, let value, let choices):
      "convention \(convention) cannot be '\(value)'. hint: give "
        + choices.map { $0.first?.isNumber == true ? $0 : "'\($0)'" }.joined(separator: " or ")
    case .otherPlan(let journal, let field, let recorded, let wanted):
      "\(journal): the run was started with \(field) \(recorded), not \(wanted). hint: continue it "
        + "with the options it was started with"
    case .damagedTail(let journal, let line, let problem):
      "\(journal):\(line): the journal ends in a damaged line: \(problem). hint: continue the run "
        + "with --resume, which cuts it off"
    }
  }
}
