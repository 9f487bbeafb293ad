/// A pattern as a nondeterministic automaton (Thompson's construction), trimmed of dead ends.
///
/// K. Thompson, "Regular expression search algorithm", CACM 11 (6), 1968.
struct PatternGraph {
  /// One state: it reads a byte, or branches without reading, or accepts.
  enum Node {
    case read(set: Int, next: Int)
    case branch([Int])
    case accept
  }

  /// The states; number 0 accepts.
  let nodes: [Node]
  /// The byte sets that reading states refer to, each once.
  let sets: [ByteSet]
  /// The state before the first byte.
  let start: Int
  /// Whether a state can still reach acceptance; the others are never entered.
  let isLive: [Bool]

  init(_ pattern: BytePattern) {
    var graph = Builder()
    start = graph.add(pattern, before: 0)
    nodes = graph.nodes
    sets = graph.sets
    isLive = Self.liveness(of: nodes)
  }

  /// States from which the accepting state can be reached.
  private static func liveness(of nodes: [Node]) -> [Bool] {
    var isLive = [Bool](repeating: false, count: nodes.count)
    isLive[0] = true
    // Children are mostly numbered before their parents, so few rounds are needed.
    var changed = true
    while changed {
      changed = false
      for (place, node) in nodes.enumerated() where !isLive[place] {
        switch node {
        case .accept: isLive[place] = true
        case .read(_, let next): isLive[place] = isLive[next]
        case .branch(let targets): isLive[place] = targets.contains { isLive[$0] }
        }
        if isLive[place] { changed = true }
      }
    }
    return isLive
  }

  /// Builds nodes backwards: each pattern is added in front of the state that follows it.
  private struct Builder {
    var nodes: [Node] = [.accept]
    var sets: [ByteSet] = []
    var setPlaces: [ByteSet: Int] = [:]

    mutating func node(_ node: Node) -> Int {
      nodes.append(node)
      return nodes.count - 1
    }

    mutating func read(_ set: ByteSet, then next: Int) -> Int {
      guard !set.isEmpty else { return node(.branch([])) }
      let place = setPlaces[set] ?? sets.count
      if place == sets.count {
        sets.append(set)
        setPlaces[set] = place
      }
      return node(.read(set: place, next: next))
    }

    mutating func add(_ pattern: BytePattern, before end: Int) -> Int {
      switch pattern {
      case .literal(let bytes):
        var next = end
        for byte in bytes.reversed() { next = read(ByteSet(CollectionOfOne(byte)), then: next) }
        return next
      case .oneOf(let set):
        return read(set, then: end)
      case .sequence(let parts):
        var next = end
        for part in parts.reversed() { next = add(part, before: next) }
        return next
      case .choice(let parts):
        var starts: [Int] = []
        for part in parts { starts.append(add(part, before: end)) }
        return node(.branch(starts))
      case .repetition(let part, let minimum, let maximum):
        return addRepetition(of: part, minimum: minimum, maximum: maximum, before: end)
      case .text(let ascii, let literals):
        return addText(ascii: ascii, excluding: literals, before: end)
      }
    }

    mutating func addRepetition(
      of part: BytePattern, minimum: Int, maximum: Int?, before end: Int
    ) -> Int {
      var next = end
      if let maximum {
        for _ in 0..<max(maximum - minimum, 0) {
          let body = add(part, before: next)
          next = node(.branch([body, end]))
        }
      } else {
        let loop = node(.branch([]))
        let body = add(part, before: loop)
        nodes[loop] = .branch([body, end])
        next = loop
      }
      for _ in 0..<max(minimum, 0) { next = add(part, before: next) }
      return next
    }

    /// The reachable part of the product of UTF-8's automaton and the one that looks for literals.
    mutating func addText(
      ascii: ByteSet, excluding literals: [[UInt8]], before end: Int
    ) -> Int {
      let search = LiteralSearch(literals)
      var products = [(found: 0, partial: 0)]
      var places = [0: node(.branch([]))]
      let first = nodes.count - 1
      var head = 0
      while head < products.count {
        let (found, partial) = products[head]
        let place = places[found * UTF8Automaton.stateCount + partial, default: first]
        head += 1
        var targets: [(place: Int, set: ByteSet)] = []
        for byte in UInt8.min...UInt8.max {
          if partial == 0, byte < 0x80, !ascii.contains(byte) { continue }
          guard let rest = UTF8Automaton.next(partial, byte) else { continue }
          let after = search.next(found, byte)
          guard !search.isMatch(after) else { continue }
          let key = after * UTF8Automaton.stateCount + rest
          let target: Int
          if let known = places[key] {
            target = known
          } else {
            target = node(.branch([]))
            places[key] = target
            products.append((after, rest))
          }
          if let index = targets.firstIndex(where: { $0.place == target }) {
            targets[index].set.insert(byte)
          } else {
            targets.append((target, ByteSet(CollectionOfOne(byte))))
          }
        }
        var branches: [Int] = []
        for target in targets { branches.append(read(target.set, then: target.place)) }
        if partial == 0 { branches.append(end) }
        nodes[place] = .branch(branches)
      }
      return first
    }
  }
}
