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
  ///
  /// Equal beginnings of a choice and equal rests of patterns are built once, so that a grammar of
  /// many calls that differ in a code or a number is hardly larger than one of them.
  private struct Builder {
    var nodes: [Node] = [.accept]
    var sets: [ByteSet] = []
    private var setPlaces: [ByteSet: Int] = [:]
    private var singlePlaces = [Int](repeating: -1, count: 256)
    private var parts: [BytePattern] = []
    private var partPlaces: [BytePattern: Int] = [:]
    private var readPlaces: [UInt64: Int] = [:]
    private var branchPlaces: [[Int]: Int] = [:]

    /// What a pattern reads next: a set of bytes by its place, or, below zero, a part that is no row of bytes.
    ///
    /// S·A ∪ S·B = S·(A ∪ B) for all languages, so equal steps may be shared.
    private typealias Step = Int

    private mutating func node(_ node: Node) -> Int {
      nodes.append(node)
      return nodes.count - 1
    }

    private mutating func place(of set: ByteSet) -> Int {
      if let known = setPlaces[set] { return known }
      sets.append(set)
      setPlaces[set] = sets.count - 1
      return sets.count - 1
    }

    private mutating func place(of byte: UInt8) -> Int {
      let known = singlePlaces[Int(byte)]
      if known >= 0 { return known }
      let made = place(of: ByteSet(CollectionOfOne(byte)))
      singlePlaces[Int(byte)] = made
      return made
    }

    private mutating func read(_ set: Int, then next: Int) -> Int {
      guard !sets[set].isEmpty else { return branch([]) }
      let key = UInt64(set) << 32 | UInt64(next)
      if let known = readPlaces[key] { return known }
      let made = node(.read(set: set, next: next))
      readPlaces[key] = made
      return made
    }

    private mutating func branch(_ targets: [Int]) -> Int {
      if targets.count == 1 { return targets[0] }
      if let known = branchPlaces[targets] { return known }
      let made = node(.branch(targets))
      branchPlaces[targets] = made
      return made
    }

    mutating func add(_ pattern: BytePattern, before end: Int) -> Int {
      switch pattern {
      case .literal(let bytes):
        var next = end
        for byte in bytes.reversed() { next = read(place(of: byte), then: next) }
        return next
      case .oneOf(let set):
        return read(place(of: set), then: end)
      case .sequence(let parts):
        var next = end
        for part in parts.reversed() { next = add(part, before: next) }
        return next
      case .choice:
        return addChoice(of: rows(of: pattern), before: end)
      case .repetition(let part, let minimum, let maximum):
        return addRepetition(of: part, minimum: minimum, maximum: maximum, before: end)
      case .text(let ascii, let literals):
        return addText(ascii: ascii, excluding: literals, before: end)
      }
    }

    /// The steps of each alternative of `pattern`, which is its only one unless it is a choice.
    private mutating func rows(of pattern: BytePattern) -> [ArraySlice<Step>] {
      var alternatives = [pattern]
      if case .choice(let parts) = pattern { alternatives = parts }
      var rows: [ArraySlice<Step>] = []
      for alternative in alternatives {
        var row: [Step] = []
        addSteps(of: alternative, to: &row)
        rows.append(row[...])
      }
      return rows
    }

    private mutating func addSteps(of pattern: BytePattern, to row: inout [Step]) {
      switch pattern {
      case .literal(let bytes): for byte in bytes { row.append(place(of: byte)) }
      case .oneOf(let set): row.append(place(of: set))
      case .sequence(let parts): for part in parts { addSteps(of: part, to: &row) }
      case .choice(let parts) where parts.count == 1: addSteps(of: parts[0], to: &row)
      case .choice, .repetition, .text:
        let place = partPlaces[pattern] ?? parts.count
        if place == parts.count {
          parts.append(pattern)
          partPlaces[pattern] = place
        }
        row.append(-1 - place)
      }
    }

    private mutating func add(_ step: Step, before end: Int) -> Int {
      step < 0 ? add(parts[-1 - step], before: end) : read(step, then: end)
    }

    /// One of several rows of steps; rows that begin alike share their beginning.
    private mutating func addChoice(of rows: [ArraySlice<Step>], before end: Int) -> Int {
      var groups: [(first: Step, rests: [ArraySlice<Step>])] = []
      var mayEnd = false
      for row in rows {
        guard let first = row.first else {
          mayEnd = true
          continue
        }
        if let place = groups.lastIndex(where: { $0.first == first }) {
          groups[place].rests.append(row.dropFirst())
        } else {
          groups.append((first, [row.dropFirst()]))
        }
      }
      var targets: [Int] = []
      for (first, rests) in groups {
        var next = end
        if rests.count > 1 {
          next = addChoice(of: rests, before: end)
        } else {
          for step in rests[0].reversed() { next = add(step, before: next) }
        }
        targets.append(add(first, before: next))
      }
      if mayEnd { targets.append(end) }
      return branch(targets)
    }

    private mutating func addRepetition(
      of part: BytePattern, minimum: Int, maximum: Int?, before end: Int
    ) -> Int {
      let rows = rows(of: part)
      var next = end
      if let maximum {
        for _ in 0..<max(maximum - minimum, 0) {
          next = branch([addChoice(of: rows, before: next), end])
        }
      } else {
        let loop = node(.branch([]))
        nodes[loop] = .branch([addChoice(of: rows, before: loop), end])
        next = loop
      }
      for _ in 0..<max(minimum, 0) { next = addChoice(of: rows, before: next) }
      return next
    }

    /// The reachable part of the product of UTF-8's automaton and the one that looks for literals.
    private mutating func addText(
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
        for target in targets {
          branches.append(read(self.place(of: target.set), then: target.place))
        }
        if partial == 0 { branches.append(end) }
        nodes[place] = .branch(branches)
      }
      return first
    }
  }
}
