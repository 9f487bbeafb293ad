/// A pattern as a deterministic automaton whose states are made when they are first reached.
///
/// Every state can still reach acceptance: a byte that leads nowhere leads to ``dead``. Bytes that
/// the pattern never tells apart share a column, so a row is a few dozen entries. Not for sharing
/// between tasks, because asking makes states.
public final class ByteAutomaton {
  /// The number of a state, from 0; ``dead`` is the refusal.
  public typealias State = Int32

  /// Where a refused byte leads.
  public static let dead: State = -1

  /// The state before the first byte; ``dead`` when the pattern matches nothing.
  public let start: State

  private let graph: PatternGraph
  private let columnOfByte: [UInt8]
  private let byteOfColumn: [UInt8]
  private let columnCount: Int
  private var table: [State] = []
  private var members: [[Int32]] = []
  private var accepts: [Bool] = []
  private var places: [[Int32]: State] = [:]
  private var marks: [Int32]
  private var mark: Int32 = 0
  private static let unknown: State = -2

  /// The automaton of `pattern`.
  public init(_ pattern: BytePattern) {
    let graph = PatternGraph(pattern)
    self.graph = graph
    (columnOfByte, byteOfColumn) = Self.columns(telling: graph.sets)
    columnCount = byteOfColumn.count
    marks = [Int32](repeating: 0, count: graph.nodes.count)
    guard graph.isLive[graph.start] else {
      start = Self.dead
      return
    }
    start = 0
    var closure = Closure(marks: marks, mark: 1)
    closure.add(graph.start, of: graph)
    (marks, mark) = (closure.marks, closure.mark)
    _ = state(of: closure.members, accepts: closure.accepts)
  }

  /// How many states have been made so far.
  public var stateCount: Int { members.count }

  /// The state after `byte`, or ``dead``.
  public func next(_ state: State, _ byte: UInt8) -> State {
    guard state >= 0 else { return Self.dead }
    let place = Int(state) * columnCount + Int(columnOfByte[Int(byte)])
    let known = table[place]
    return known == Self.unknown ? explore(state, byte, place) : known
  }

  /// The state after all of `bytes`, or ``dead``.
  public func next(_ state: State, _ bytes: some Sequence<UInt8>) -> State {
    var state = state
    for byte in bytes {
      state = next(state, byte)
      if state < 0 { return Self.dead }
    }
    return state
  }

  /// Whether the bytes read so far are a whole match.
  public func isAccepting(_ state: State) -> Bool { state >= 0 && accepts[Int(state)] }

  /// Whether the whole of `bytes` matches.
  public func matches(_ bytes: some Sequence<UInt8>) -> Bool { isAccepting(next(start, bytes)) }

  /// The bytes that may follow.
  public func allowedBytes(_ state: State) -> ByteSet {
    guard state >= 0 else { return ByteSet() }
    let isAllowed = byteOfColumn.map { next(state, $0) >= 0 }
    return ByteSet((UInt8.min...UInt8.max).filter { isAllowed[Int(columnOfByte[Int($0)])] })
  }

  /// The only byte that may follow, when there is exactly one and the match cannot end here.
  public func forcedByte(_ state: State) -> UInt8? {
    guard state >= 0, !accepts[Int(state)] else { return nil }
    var forced: UInt8?
    for (column, byte) in byteOfColumn.enumerated() where next(state, byte) >= 0 {
      let isAlone = columnSizes[column] == 1
      guard forced == nil, isAlone else { return nil }
      forced = byte
    }
    return forced
  }

  /// The bytes that must follow, up to the next choice or the end, and the state after them.
  public func forcedRun(_ state: State) -> (bytes: [UInt8], end: State) {
    var bytes: [UInt8] = []
    var state = state
    while let byte = forcedByte(state) {
      bytes.append(byte)
      state = next(state, byte)
    }
    return (bytes, state)
  }

  private lazy var columnSizes: [Int] = {
    var sizes = [Int](repeating: 0, count: columnCount)
    for column in columnOfByte { sizes[Int(column)] += 1 }
    return sizes
  }()

  private func explore(_ state: State, _ byte: UInt8, _ place: Int) -> State {
    mark += 1
    var closure = Closure(marks: marks, mark: mark)
    marks = []
    for member in members[Int(state)] {
      guard case .read(let set, let next) = graph.nodes[Int(member)],
        graph.sets[set].contains(byte)
      else { continue }
      closure.add(next, of: graph)
    }
    marks = closure.marks
    let found =
      closure.members.isEmpty && !closure.accepts
      ? Self.dead : self.state(of: closure.members, accepts: closure.accepts)
    table[place] = found
    return found
  }

  /// The number of the state with these members, new if it is the first time.
  private func state(of unsorted: [Int32], accepts isAccepting: Bool) -> State {
    let sorted = (isAccepting ? unsorted + [0] : unsorted).sorted()
    if let known = places[sorted] { return known }
    let state = State(members.count)
    members.append(sorted)
    accepts.append(isAccepting)
    places[sorted] = state
    // Most bytes are refused in most states: knowing that at once leaves little to explore.
    var live = ByteSet()
    for member in sorted {
      if case .read(let set, _) = graph.nodes[Int(member)] { live.formUnion(graph.sets[set]) }
    }
    for byte in byteOfColumn { table.append(live.contains(byte) ? Self.unknown : Self.dead) }
    return state
  }

  /// Groups bytes that no set tells apart: the column of each byte and one byte of each column.
  private static func columns(telling sets: [ByteSet]) -> ([UInt8], [UInt8]) {
    var columns = [Int](repeating: 0, count: 256)
    var count = 1
    for set in sets where count < 256 {
      var split: [Int: Int] = [:]
      var renamed = columns
      for byte in 0..<256 where set.contains(UInt8(byte)) {
        if let column = split[columns[byte]] {
          renamed[byte] = column
        } else {
          split[columns[byte]] = count
          renamed[byte] = count
          count += 1
        }
      }
      // Number the columns afresh in order of their first byte, dropping the emptied ones.
      var order: [Int: Int] = [:]
      for byte in 0..<256 {
        let column = order[renamed[byte]] ?? order.count
        order[renamed[byte]] = column
        columns[byte] = column
      }
      count = order.count
    }
    var representatives: [UInt8] = []
    for byte in 0..<256 where columns[byte] == representatives.count {
      representatives.append(UInt8(byte))
    }
    return (columns.map { UInt8($0) }, representatives)
  }

  /// Collects the reading states that are reachable without reading.
  private struct Closure {
    var marks: [Int32]
    var mark: Int32
    var members: [Int32] = []
    var accepts = false

    init(marks: [Int32], mark: Int32) {
      self.marks = marks
      self.mark = mark
    }

    mutating func add(_ first: Int, of graph: PatternGraph) {
      var stack = [first]
      while let place = stack.popLast() {
        guard graph.isLive[place], marks[place] != mark else { continue }
        marks[place] = mark
        switch graph.nodes[place] {
        case .accept: accepts = true
        case .read: members.append(Int32(place))
        case .branch(let targets): stack.append(contentsOf: targets)
        }
      }
    }
  }
}
