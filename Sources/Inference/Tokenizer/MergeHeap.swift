/// Candidate merges of neighbours, the lowest rank first, then the leftmost.
struct MergeHeap {
  struct Entry {
    let rank: UInt32
    /// The left neighbour.
    let position: Int32
    /// What the neighbours were; when they are something else by now, the candidate is void.
    let parts: UInt64
    let joined: TokenID

    static func < (a: Entry, b: Entry) -> Bool { (a.rank, a.position) < (b.rank, b.position) }
  }

  private var entries: [Entry] = []

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var child = entries.count - 1
    while child > 0, entries[child] < entries[(child - 1) / 2] {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Entry? {
    guard let best = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return best }
    entries[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < entries.count else { return best }
      if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
      guard entries[child] < entries[parent] else { return best }
      entries.swapAt(child, parent)
      parent = child
    }
  }
}
