/// One broken rule in a file: where, what, and what to do about it.
public struct MarketIssue: Sendable, Hashable, CustomStringConvertible {
  /// The file's name.
  public let file: String
  /// The line, counted from 1; nil when the file as a whole is meant.
  public let line: Int?
  /// The offending value and the rule, starting in lower case.
  public let message: String
  /// The remedy, empty when there is none to suggest.
  public let hint: String

  /// An issue; leave out the line when it concerns the whole file.
  public init(_ file: String, line: Int? = nil, _ message: String, hint: String = "") {
    self.file = file
    self.line = line
    self.message = message
    self.hint = hint
  }

  /// `daily.csv:1204: message; hint: remedy`.
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return hint.isEmpty ? "\(place): \(message)" : "\(place): \(message); hint: \(hint)"
  }
}

/// The issues found so far: all counted, the first twenty kept.
struct IssueList {
  /// How many issues are kept for the report.
  static let kept = 20

  private(set) var issues: [MarketIssue] = []
  private(set) var total = 0

  var isEmpty: Bool { total == 0 }

  /// Notes an issue.
  mutating func add(_ issue: MarketIssue) {
    total += 1
    if issues.count < IssueList.kept { issues.append(issue) }
  }

  /// Throws what was found, if anything was.
  func throwIfAny() throws(MarketDataError) {
    if total > 0 { throw .invalid(issues, total: total) }
  }
}
