/// What can go wrong with a journal file; the description is one line a person can act on.
public enum JournalError: Error, Hashable {
  /// The file cannot be opened or read; the system's reason.
  case unreadable(file: String, reason: String)
  /// The file cannot be created, written or cut; the system's reason.
  case unwritable(file: String, reason: String)
  /// A journal is already there.
  case exists(file: String)
  /// Another process is writing the journal.
  case busy(file: String)
  /// A line is not an entry.
  case malformed(file: String, line: Int, column: Int, expected: String)
  /// An entry is missing or repeated.
  case outOfSequence(file: String, line: Int, expected: Int, found: Int)
  /// An entry's hash does not follow from the entries before and its own content.
  case brokenChain(file: String, line: Int, recorded: String, computed: String)
  /// The journal holds no header.
  case empty(file: String)
  /// What was recorded is not what the run gives.
  case differs(file: String, JournalDifference)
}

extension JournalError: CustomStringConvertible {
  /// Place, what was found, what was expected, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "\(file): cannot be read: \(reason)"
    case .unwritable(let file, let reason):
      "\(file): cannot be written: \(reason); nothing that was closed is lost. "
        + "hint: make room and continue with --resume"
    case .exists(let file):
      "\(file): there is a journal already. hint: continue it with --resume, or choose another folder"
    case .busy(let file):
      "\(file): another process is writing this run. hint: wait until it ends, or 'fupan watch' it"
    case .malformed(let file, let line, let column, let expected):
      "\(file):\(line):\(column): expected \(expected)"
    case .outOfSequence(let file, let line, let expected, let found):
      "\(file):\(line): entry \(expected) is missing, found entry \(found)"
    case .brokenChain(let file, let line, let recorded, let computed):
      "\(file):\(line): the chain breaks here: recorded hash \(recorded.prefix(12))…, computed "
        + "\(computed.prefix(12))…"
    case .empty(let file):
      "\(file): holds no whole entry. hint: start the run again without --resume"
    case .differs(let file, let difference):
      "\(file):\(difference.sequence + 1): \(difference)"
    }
  }
}

extension JournalError {
  /// What is wrong, without the place.
  var problem: String {
    switch self {
    case .malformed(_, _, let column, let expected): "column \(column): expected \(expected)"
    case .outOfSequence(_, _, let expected, let found):
      "entry \(expected) is missing, found entry \(found)"
    case .brokenChain: "its hash does not follow from what is before it"
    case .unreadable, .unwritable, .exists, .busy, .empty, .differs: "\(self)"
    }
  }
}

/// The first entry in which a record and its recomputation part.
public struct JournalDifference: Sendable, Hashable {
  /// Number of the entry, from 0.
  public let sequence: Int
  /// The first field that differs, such as `data.price`.
  public let field: String
  /// Its recorded value as written.
  public let recorded: String
  /// Its value as recomputed.
  public let recomputed: String

  /// A difference.
  public init(sequence: Int, field: String, recorded: String, recomputed: String) {
    self.sequence = sequence
    self.field = field
    self.recorded = recorded
    self.recomputed = recomputed
  }
}

extension JournalDifference: CustomStringConvertible {
  /// Entry, field, and both values.
  public var description: String {
    "entry \(sequence) differs in \(field): recorded \(JournalDifference.short(recorded)), "
      + "recomputed \(JournalDifference.short(recomputed))"
  }

  private static func short(_ text: String) -> String {
    text.isEmpty ? "nothing" : text.count > 60 ? "\(text.prefix(60))…" : text
  }
}
