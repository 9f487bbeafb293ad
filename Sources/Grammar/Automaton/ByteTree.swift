/// Words as a tree of their bytes in depth-first order, which is walked without recursion.
public struct ByteTree: Sendable {
  /// The byte that leads into each node, in depth-first order.
  let bytes: [UInt8]
  /// How many bytes lead to the node's parent.
  let depths: [UInt16]
  /// The first node after each node's subtree.
  let ends: [Int32]
  /// The node of every first byte, or -1: most states refuse most of them, and their nodes lie apart.
  let roots: [Int32]
  /// The length of the longest word in bytes.
  let deepest: Int

  /// The number of nodes.
  public var count: Int { bytes.count }

  /// The tree of `words` and the node at which each of them ends.
  ///
  /// Words are ascending, not empty, and shorter than 65,535 bytes; the same word may come again.
  public static func of(_ words: [[UInt8]]) -> (tree: ByteTree, ends: [Int32]) {
    var bytes: [UInt8] = []
    var depths: [UInt16] = []
    var ends: [Int32] = []
    var places: [Int32] = []
    var path: [Int] = []
    var previous: [UInt8] = []
    var deepest = 0
    for word in words {
      precondition(
        !word.isEmpty && word.count < Int(UInt16.max), "a word has \(word.count) bytes")
      let shared = zip(word, previous).prefix { $0 == $1 }.count
      while path.count > shared { ends[path.removeLast()] = Int32(bytes.count) }
      for depth in shared..<word.count {
        path.append(bytes.count)
        bytes.append(word[depth])
        depths.append(UInt16(depth))
        ends.append(0)
      }
      places.append(Int32(path[path.count - 1]))
      previous = word
      deepest = max(deepest, word.count)
    }
    while let node = path.popLast() { ends[node] = Int32(bytes.count) }
    var roots = [Int32](repeating: -1, count: 256)
    var root = 0
    while root < bytes.count {
      roots[Int(bytes[root])] = Int32(root)
      root = Int(ends[root])
    }
    let tree = ByteTree(bytes: bytes, depths: depths, ends: ends, roots: roots, deepest: deepest)
    return (tree, places)
  }
}
