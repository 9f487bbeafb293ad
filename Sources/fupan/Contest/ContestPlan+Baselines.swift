import Simulation

extension ContestPlan {
  /// The seats that every board shows for comparison.
  private static let baselineTraders: [String] =
    [
      RuleSeat.cash, .index, .buyAndHold, .momentum, .reversal, .macd, .kdj, .rsi, .bollinger,
      .minVariance, .random,
    ].map(\.rawValue)

  /// The baselines that nobody has entered: rules, random choice and, where the means are known, the
  /// oracle that bounds them all.
  ///
  /// - Throws: ``CommandFailure`` when the file's terms cannot be used.
  static func baselines(
    beside entered: [Seat], _ isKnown: Bool, _ file: ContestFile, _ path: String
  ) throws -> [Seat] {
    let traders = Set(entered.map(\.options.trader))
    let names = Set(entered.map(\.name))
    let wanted = baselineTraders + (isKnown ? [oracleSeat] : [])
    return try wanted.filter { !traders.contains($0) }.map { trader in
      let name = names.contains(trader) ? "\(trader)-baseline" : trader
      var seat = try seat(ContestFile.Seat(name: name, trader: trader), file, path)
      seat.isBaseline = true
      return seat
    }
  }
}
