public import Market

/// A market made from foreign files, and what was done to them on the way.
public struct ImportedMarket: Sendable, Hashable {
  /// The market, not yet written.
  public let draft: MarketDraft
  /// Counts and remarks for a person.
  public let report: ImportReport

  /// A draft with its report.
  public init(draft: MarketDraft, report: ImportReport) {
    self.draft = draft
    self.report = report
  }
}

/// What an import read, repaired, inferred and left out.
public struct ImportReport: Sendable, Hashable, CustomStringConvertible {
  /// One count, such as `daily bars: 5275`.
  public struct Count: Sendable, Hashable {
    /// What is counted.
    public let label: String
    /// How many.
    public let count: Int

    /// A count under a label.
    public init(_ label: String, _ count: Int) {
      self.label = label
      self.count = count
    }
  }

  /// The counts, in the order of the work.
  public private(set) var counts: [Count] = []
  /// Remarks, each a sentence.
  public private(set) var notes: [String] = []

  /// An empty report.
  public init() {}

  /// Adds a count.
  public mutating func add(_ label: String, _ count: Int) { counts.append(Count(label, count)) }

  /// Adds a remark.
  public mutating func note(_ text: String) { notes.append(text) }

  /// The count under `label`, zero when there is none.
  public func count(_ label: String) -> Int { counts.first { $0.label == label }?.count ?? 0 }

  /// One line a count, numbers aligned, then the remarks.
  public var description: String {
    let width = counts.map { String($0.count).count }.max() ?? 0
    let lines = counts.map {
      String(repeating: " ", count: width - String($0.count).count) + "\($0.count)  \($0.label)"
    }
    return (lines + notes).joined(separator: "\n")
  }
}
