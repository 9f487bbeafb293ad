/// Finds any of several byte strings while reading one byte at a time.
///
/// A. V. Aho, M. J. Corasick, "Efficient string matching", CACM 18 (6), 1975.
struct LiteralSearch {
  private var table: [Int]
  private var matches: [Bool]

  /// The number of states; state 0 has seen nothing of any literal.
  var stateCount: Int { matches.count }

  init(_ literals: [[UInt8]]) {
    var children: [[UInt8: Int]] = [[:]]
    var matches = [false]
    for literal in literals where !literal.isEmpty {
      var state = 0
      for byte in literal {
        if let child = children[state][byte] {
          state = child
        } else {
          children.append([:])
          matches.append(false)
          children[state][byte] = children.count - 1
          state = children.count - 1
        }
      }
      matches[state] = true
    }
    var table = [Int](repeating: 0, count: children.count * 256)
    var fallback = [Int](repeating: 0, count: children.count)
    var queue = [0]
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      for byte in UInt8.min...UInt8.max {
        let behind = state == 0 ? 0 : table[fallback[state] * 256 + Int(byte)]
        guard let child = children[state][byte] else {
          table[state * 256 + Int(byte)] = behind
          continue
        }
        table[state * 256 + Int(byte)] = child
        fallback[child] = behind
        if matches[behind] { matches[child] = true }
        queue.append(child)
      }
    }
    self.table = table
    self.matches = matches
  }

  /// The state after `byte`.
  func next(_ state: Int, _ byte: UInt8) -> Int { table[state * 256 + Int(byte)] }

  /// Whether a literal ends here.
  func isMatch(_ state: Int) -> Bool { matches[state] }
}
