extension AblationBoard {
  /// The board for a person, with what its columns mean below.
  public var text: String {
    var table = TextTable([
      .left("figure"), .left("mode"), .right("seasons"), .right("mean"), .left("95 % interval"),
      .right("vs \(modes.first ?? "first")"), .left("95 % interval"), .right("effect"),
      .right("needs"),
    ])
    for row in rows {
      let places = row.metric.places
      table.add([
        row.mode == modes.first ? row.metric.rawValue : "", row.mode, String(row.seasons),
        row.value.map { TextTable.fixed($0.mean, places: places) } ?? "n/a",
        row.value.map { AblationBoard.text(of: $0, places) } ?? "",
        row.difference.map { TextTable.fixed($0.mean, places: places, signed: true) } ?? "",
        row.difference.map { AblationBoard.text(of: $0, places, signed: true) } ?? "",
        row.difference.map { _ in TextTable.fixed(row.metric.effect, places: places) } ?? "",
        row.seasonsNeeded.map { String($0) } ?? "",
      ])
    }
    return table.text + """

      \(runs) runs. Intervals: percentile bootstrap over whole seasons; differences within a season.
      needs: seasons to see 'effect' as a paired difference (80 % power, 5 % level, two-sided).
      No correction is made for the number of comparisons.
      """
  }

  /// The board for programs: one object with an array of rows.
  ///
  /// - Throws: what encoding throws.
  public func json() throws -> String { try RunExports.json(self, pretty: false) }

  private static func text(
    of interval: BootstrapInterval, _ places: Int, signed: Bool = false
  ) -> String {
    "[\(TextTable.fixed(interval.low, places: places, signed: signed)), "
      + "\(TextTable.fixed(interval.high, places: places, signed: signed))]"
  }
}

extension AblationBoard: Encodable {
  private enum Key: String, CodingKey { case modes, runs, rows }

  /// Writes modes, the number of runs and all rows.
  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: Key.self)
    try keys.encode(modes, forKey: .modes)
    try keys.encode(runs, forKey: .runs)
    try keys.encode(rows, forKey: .rows)
  }
}

extension AblationBoard.Row: Encodable {
  private enum Key: String, CodingKey {
    case metric, mode, seasons, value, difference, effect
    case seasonsNeeded = "seasons_needed"
  }

  /// Writes every key; what is undefined is null.
  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: Key.self)
    try keys.encode(metric.rawValue, forKey: .metric)
    try keys.encode(mode, forKey: .mode)
    try keys.encode(seasons, forKey: .seasons)
    try keys.encode(value, forKey: .value)
    try keys.encode(difference, forKey: .difference)
    try keys.encode(metric.effect, forKey: .effect)
    try keys.encode(seasonsNeeded, forKey: .seasonsNeeded)
  }
}
