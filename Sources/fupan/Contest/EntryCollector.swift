import Journal
import Simulation
import Synchronization

/// Keeps the entries of a run as they are made, so that nothing need be read back.
final class EntryCollector: RunObserver {
  private let kept = Mutex<[JournalEntry]>([])

  /// The entries so far.
  var entries: [JournalEntry] { kept.withLock { $0 } }

  func journalled(_ entry: JournalEntry) { kept.withLock { $0.append(entry) } }

  func streamed(_ kind: StreamKind, _ text: String) {}
}
