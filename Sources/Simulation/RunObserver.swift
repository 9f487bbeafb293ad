public import Journal
import Synchronization

/// Someone who watches a run: a screen, a progress line.
public protocol RunObserver: AnyObject, Sendable {
  /// Whether entries are wanted at all; without them a run need not wait for its hashes.
  var wantsEntries: Bool { get }

  /// An entry was added to the journal, or repeated from it.
  func journalled(_ entry: JournalEntry)

  /// The trader shows text as it is made; none of it is journalled.
  func streamed(_ kind: StreamKind, _ text: String)
}

extension RunObserver {
  /// Entries are wanted.
  public var wantsEntries: Bool { true }
}

/// A wish, made from any thread, that a run stop at the next safe point.
public final class StopRequest: Sendable {
  private let flag = Atomic<Bool>(false)

  /// No wish yet.
  public init() {}

  /// Whether the run should stop.
  public var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Asks the run to stop; what was closed stays, the day under way is given up.
  public func request() { flag.store(true, ordering: .relaxed) }
}
