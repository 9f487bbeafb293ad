extension ContestBoard: Encodable {
  private enum Key: String, CodingKey {
    case name, score, seasons, rows
    case realityCheck = "reality_check_p"
    case superior = "spa_p"
    case equalCheck = "reality_check_equal_parts_p"
    case equalSuperior = "spa_equal_parts_p"
  }

  /// Writes the board; what is undefined is null.
  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: Key.self)
    try keys.encode(name, forKey: .name)
    try keys.encode(score, forKey: .score)
    try keys.encode(seasons, forKey: .seasons)
    try keys.encode(rows, forKey: .rows)
    try keys.encode(ability?.realityCheck, forKey: .realityCheck)
    try keys.encode(ability?.superior, forKey: .superior)
    try keys.encode(abilityOverEqualParts?.realityCheck, forKey: .equalCheck)
    try keys.encode(abilityOverEqualParts?.superior, forKey: .equalSuperior)
  }

  /// The board as JSON text, keys sorted, the same bytes every time.
  ///
  /// - Throws: an `EncodingError` when a figure is not a number.
  public func json() throws -> String { try RunExports.json(self) }
}

extension ContestRow: Encodable {
  private enum Key: String, CodingKey {
    case seat, standing, score, sharpe, psr, dsr, runs, trades, rejections, violations
    case chance = "random_p"
    case rankLow = "rank_low"
    case rankHigh = "rank_high"
    case excess = "excess"
    case meanReturn = "return_pct"
    case luck = "luck_percentile"
    case fees = "fees_pct"
    case fan = "nav_quantiles"
  }

  /// Writes the row; what is undefined is null.
  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: Key.self)
    try keys.encode(seat, forKey: .seat)
    try keys.encode(standing.text, forKey: .standing)
    try keys.encode(score, forKey: .score)
    try keys.encode(chance, forKey: .chance)
    try keys.encode(excess, forKey: .excess)
    try keys.encode(meanReturn * 100, forKey: .meanReturn)
    try keys.encode(ranks?.lowerBound, forKey: .rankLow)
    try keys.encode(ranks?.upperBound, forKey: .rankHigh)
    try keys.encode(luckPercentile, forKey: .luck)
    try keys.encode(sharpe, forKey: .sharpe)
    try keys.encode(sharpeProbability, forKey: .psr)
    try keys.encode(deflatedProbability, forKey: .dsr)
    try keys.encode(runs, forKey: .runs)
    try keys.encode(trades, forKey: .trades)
    try keys.encode(rejections, forKey: .rejections)
    try keys.encode(violations, forKey: .violations)
    try keys.encode(meanFees * 100, forKey: .fees)
    try keys.encode(fan, forKey: .fan)
  }
}

extension ContestRow.Standing {
  /// `ranked`, `baseline` or `barred`.
  var text: String {
    switch self {
    case .ranked: "ranked"
    case .baseline: "baseline"
    case .barred: "barred"
    }
  }
}
