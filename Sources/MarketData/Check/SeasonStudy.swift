import TradingTypes

/// The stylised facts of many markets, one after the other: their means and how often they miss.
public struct SeasonStudy: Sendable {
  /// One statistic over all markets.
  public struct Row: Sendable, Hashable, Encodable {
    /// Its name, as in ``StylisedFacts``.
    public let name: String
    /// The least that the band allows.
    public let low: Double
    /// The most.
    public let high: Double
    /// The value in the real shares.
    public let real: Double
    /// Mean over the markets; nil without any.
    public let mean: Double?
    /// Standard deviation over the markets; nil with less than two.
    public let deviation: Double?
    /// Markets whose value lies outside the band.
    public let outside: Int

    /// Whether the mean lies in the band.
    public var isInside: Bool { mean.map { (low...high).contains($0) } ?? true }
  }

  /// Markets seen.
  public private(set) var count = 0
  /// Markets that pass their check.
  public private(set) var passed = 0
  private var facts: [StylisedFacts.Fact] = []
  private var sums: [RunningMoments] = []
  private var outside: [Int] = []

  /// A study of no market yet.
  public init() {}

  /// Adds what `check` found in one market.
  public mutating func add(_ check: MarketCheck) {
    if facts.isEmpty {
      facts = check.facts.facts
      sums = facts.map { _ in RunningMoments() }
      outside = facts.map { _ in 0 }
    }
    for (place, fact) in check.facts.facts.enumerated() {
      if let value = fact.value { sums[place].add(value) }
      if !fact.isInside { outside[place] += 1 }
    }
    count += 1
    if check.passes { passed += 1 }
  }

  /// The statistics in their usual order.
  public var rows: [Row] {
    facts.indices.map { place in
      Row(
        name: facts[place].name, low: facts[place].low, high: facts[place].high,
        real: facts[place].real, mean: sums[place].mean, deviation: sums[place].deviation,
        outside: outside[place])
    }
  }

  /// A table of the statistics, then how many means lie in their bands.
  public var text: String {
    var lines = ["statistic             real      mean  deviation  band              outside"]
    for row in rows {
      func shown(_ value: Double?) -> String {
        value.map { FixedText.decimal($0, places: 3) } ?? "n/a"
      }
      lines.append(
        (row.isInside ? "  " : "! ") + FixedText.left(row.name, 17)
          + FixedText.right(FixedText.short(row.real), 7) + FixedText.right(shown(row.mean), 10)
          + FixedText.right(shown(row.deviation), 11) + "  "
          + FixedText.left("\(FixedText.short(row.low)) .. \(FixedText.short(row.high))", 16)
          + FixedText.right("\(row.outside)", 9))
    }
    lines.append(
      "\(rows.count { $0.isInside }) of \(rows.count) means inside their bands; "
        + "\(passed) of \(count) markets pass the check one by one")
    return lines.joined(separator: "\n")
  }
}
