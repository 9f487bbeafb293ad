/// The states of a pattern that were reached so far, and where each byte leads from them.
///
/// A subset construction that makes a state when a byte first leads to it. Bytes that the pattern
/// never tells apart share a column, so a row is a few dozen entries.
struct StateTable {
  typealias State = ByteAutomaton.State

  let graph: PatternGraph
  let columnOfByte: [UInt8]
  let byteOfColumn: [UInt8]
  /// How many bytes share each column.
  let columnSizes: [Int]
  private var entries: [State] = []
  private var members: [[Int32]] = []
  private(set) var accepts: [Bool] = []
  private var places: [[Int32]: State] = [:]
  private var stateOfNode: [State]
  private var liveBytes: [ByteSet] = []
  private let columnsOfSet: [[UInt8]]
  private var closure: Closure
  private var path: [State] = []
  private static let unknown: State = -2

  init(_ graph: PatternGraph) {
    self.graph = graph
    (columnOfByte, byteOfColumn) = Self.columns(telling: graph.sets)
    var sizes = [Int](repeating: 0, count: byteOfColumn.count)
    for column in columnOfByte { sizes[Int(column)] += 1 }
    columnSizes = sizes
    columnsOfSet = graph.sets.map { [byteOfColumn] set in
      byteOfColumn.indices.filter { set.contains(byteOfColumn[$0]) }.map { UInt8($0) }
    }
    closure = Closure(nodeCount: graph.nodes.count)
    stateOfNode = [State](repeating: ByteAutomaton.dead, count: graph.nodes.count)
  }

  /// How many states have been made so far.
  var count: Int { members.count }

  /// The state before the first byte, or the refusal when the pattern matches nothing.
  mutating func start() -> State {
    guard graph.isLive[graph.start] else { return ByteAutomaton.dead }
    closure.begin()
    closure.add(graph.start, of: graph)
    return state(of: closure)
  }

  /// The state after `byte`.
  mutating func next(_ state: State, _ byte: UInt8) -> State {
    guard state >= 0 else { return ByteAutomaton.dead }
    let place = Int(state) * byteOfColumn.count + Int(columnOfByte[Int(byte)])
    let known = entries[place]
    return known == Self.unknown ? explore(state, byte, place) : known
  }

  /// Appends to `nodes` the nodes of `tree` whose bytes all may follow in `state`, ascending.
  mutating func reach(_ tree: ByteTree, from state: State, into nodes: inout [Int32]) {
    guard state >= 0 else { return }
    if path.count <= tree.deepest {
      path = [State](repeating: ByteAutomaton.dead, count: tree.deepest + 1)
    }
    path[0] = state
    let width = byteOfColumn.count
    liveBytes[Int(state)].forEach { byte in
      var node = Int(tree.roots[Int(byte)])
      guard node >= 0 else { return }
      let end = Int(tree.ends[node])
      while node < end {
        let depth = Int(tree.depths[node])
        let byte = tree.bytes[node]
        let place = Int(path[depth]) * width + Int(columnOfByte[Int(byte)])
        var next = entries[place]
        if next == Self.unknown { next = explore(path[depth], byte, place) }
        guard next >= 0 else {
          node = Int(tree.ends[node])
          continue
        }
        path[depth + 1] = next
        nodes.append(Int32(truncatingIfNeeded: node))
        node += 1
      }
    }
  }

  private mutating func explore(_ state: State, _ byte: UInt8, _ place: Int) -> State {
    closure.begin()
    for member in members[Int(state)] {
      guard case .read(let set, let next) = graph.nodes[Int(member)],
        graph.sets[set].contains(byte)
      else { continue }
      closure.add(next, of: graph)
    }
    let found =
      closure.members.isEmpty && !closure.accepts ? ByteAutomaton.dead : self.state(of: closure)
    if members[Int(state)].count == 1,
      case .read(let set, _) = graph.nodes[Int(members[Int(state)][0])]
    {
      // All that the only member reads leads the same way.
      let row = Int(state) * byteOfColumn.count
      for column in columnsOfSet[set] { entries[row + Int(column)] = found }
    }
    entries[place] = found
    return found
  }

  /// The number of the state with the members of `closure`, new if it is the first time.
  private mutating func state(of closure: Closure) -> State {
    let sorted: [Int32]
    let state = State(members.count)
    if !closure.accepts, closure.members.count == 1 {
      // Where the pattern leaves one way on, its node tells the state.
      let node = Int(closure.members[0])
      if stateOfNode[node] >= 0 { return stateOfNode[node] }
      stateOfNode[node] = state
      sorted = closure.members
    } else {
      sorted = (closure.accepts ? closure.members + [0] : closure.members).sorted()
      if let known = places[sorted] { return known }
      places[sorted] = state
    }
    members.append(sorted)
    accepts.append(closure.accepts)
    // Most bytes are refused in most states: knowing that at once leaves little to explore.
    let row = entries.count
    entries.append(contentsOf: repeatElement(ByteAutomaton.dead, count: byteOfColumn.count))
    var live = ByteSet()
    for member in sorted {
      guard case .read(let set, _) = graph.nodes[Int(member)] else { continue }
      live.formUnion(graph.sets[set])
      for column in columnsOfSet[set] { entries[row + Int(column)] = Self.unknown }
    }
    liveBytes.append(live)
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
    private var marks: [Int32]
    private var mark: Int32 = 0
    private var stack: [Int] = []
    private(set) var members: [Int32] = []
    private(set) var accepts = false

    init(nodeCount: Int) { marks = [Int32](repeating: 0, count: nodeCount) }

    /// Forgets what was collected.
    mutating func begin() {
      mark += 1
      members.removeAll(keepingCapacity: true)
      accepts = false
    }

    mutating func add(_ first: Int, of graph: PatternGraph) {
      stack.append(first)
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
