/// A pattern as a deterministic automaton whose states are made when they are first reached.
///
/// Every state can still reach acceptance: a byte that leads nowhere leads to ``dead``. Not for
/// sharing between tasks, because asking makes states.
public final class ByteAutomaton {
  /// The number of a state, from 0; ``dead`` is the refusal.
  public typealias State = Int32

  /// Where a refused byte leads.
  public static let dead: State = -1

  /// The state before the first byte; ``dead`` when the pattern matches nothing.
  public let start: State

  private var table: StateTable

  /// The automaton of `pattern`.
  public init(_ pattern: BytePattern) {
    var table = StateTable(PatternGraph(pattern))
    start = table.start()
    self.table = table
  }

  /// How many states have been made so far.
  public var stateCount: Int { table.count }

  /// The state after `byte`, or ``dead``.
  public func next(_ state: State, _ byte: UInt8) -> State { table.next(state, byte) }

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
  public func isAccepting(_ state: State) -> Bool { state >= 0 && table.accepts[Int(state)] }

  /// Whether the whole of `bytes` matches.
  public func matches(_ bytes: some Sequence<UInt8>) -> Bool { isAccepting(next(start, bytes)) }

  /// Appends to `nodes` the nodes of `tree` all of whose bytes may follow in `state`, ascending.
  ///
  /// Takes time in proportion to the nodes that are reached and refused, not to the tree.
  public func reach(_ tree: ByteTree, from state: State, into nodes: inout [Int32]) {
    table.reach(tree, from: state, into: &nodes)
  }

  /// The bytes that may follow.
  public func allowedBytes(_ state: State) -> ByteSet {
    guard state >= 0 else { return ByteSet() }
    let isAllowed = table.byteOfColumn.map { next(state, $0) >= 0 }
    return ByteSet((UInt8.min...UInt8.max).filter { isAllowed[Int(table.columnOfByte[Int($0)])] })
  }

  /// The only byte that may follow, when there is exactly one and the match cannot end here.
  public func forcedByte(_ state: State) -> UInt8? {
    guard state >= 0, !isAccepting(state) else { return nil }
    var forced: UInt8?
    for (column, byte) in table.byteOfColumn.enumerated() where next(state, byte) >= 0 {
      let isAlone = table.columnSizes[column] == 1
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
}
