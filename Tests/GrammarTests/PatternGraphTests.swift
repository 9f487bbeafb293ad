import TestSupport
import Testing

@testable import Grammar

struct `Pattern graphs` {
  @Test func `calls that begin and end alike share their beginning and their end`() {
    let codes = (0..<100).map { "60\(1_000 + 7 * $0).SH" }
    func call(_ code: String) -> BytePattern {
      .sequence([
        .literal(#"{"name": "buy", "symbol": ""#), .strings([code]), .literal(#"", "shares": "#),
        .lots(in: 100...900), .literal("}}"),
      ])
    }
    let one = PatternGraph(call(codes[0])).nodes.count
    let hundred = PatternGraph(.choice(codes.map(call))).nodes.count
    #expect(hundred < one + 100 * 9, "\(hundred) nodes for a hundred calls, \(one) for one")
  }

  @Test(arguments: 0..<200)
  func `a random pattern matches what trying every division matches`(seed: Int) {
    var random = TestRandom(seed: UInt64(seed))
    let pattern = pattern(depth: 4, &random)
    let automaton = ByteAutomaton(pattern)
    for _ in 0..<60 {
      let text = (0..<Int.random(in: 0...7, using: &random)).map { _ in
        UInt8.random(in: 97...99, using: &random)
      }
      let ends = ends(of: pattern, in: text, from: 0)
      #expect(
        automaton.matches(text) == ends.contains(text.count),
        "seed \(seed): \(String(decoding: text, as: UTF8.self)) against \(pattern)")
    }
  }

  @Test(arguments: 0..<50)
  func `the nodes reached in a tree are the words' beginnings that may follow`(seed: Int) {
    var random = TestRandom(seed: UInt64(seed))
    let automaton = ByteAutomaton(pattern(depth: 4, &random))
    let words = (0..<80).map { _ in
      (0..<Int.random(in: 1...5, using: &random)).map { _ in
        UInt8.random(in: 97...100, using: &random)
      }
    }.sorted { $0.lexicographicallyPrecedes($1) }
    let (tree, ends) = ByteTree.of(words)
    var reached: [Int32] = []
    automaton.reach(tree, from: automaton.start, into: &reached)
    #expect(reached == reached.sorted())
    for (word, end) in zip(words, ends) {
      let mayFollow = automaton.next(automaton.start, word) >= 0
      #expect(reached.contains(end) == mayFollow, "seed \(seed): \(word)")
    }
  }

  private func pattern(depth: Int, _ random: inout TestRandom) -> BytePattern {
    func set() -> ByteSet {
      ByteSet((UInt8(97)...99).filter { _ in Bool.random(using: &random) })
    }
    func parts() -> [BytePattern] {
      (0..<Int.random(in: 0...4, using: &random)).map { _ in
        pattern(depth: depth - 1, &random)
      }
    }
    switch Int.random(in: 0...(depth > 0 ? 5 : 1), using: &random) {
    case 0:
      return .literal(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          UInt8.random(in: 97...99, using: &random)
        })
    case 1: return .oneOf(set())
    case 2: return .sequence(parts())
    case 3, 4: return .choice(parts())
    default:
      let minimum = Int.random(in: 0...2, using: &random)
      let maximum = Bool.random(using: &random) ? minimum + 2 : nil
      return .repetition(
        pattern(depth: depth - 1, &random), minimum: minimum, maximum: maximum)
    }
  }

  /// Every place at which a match that starts at `start` may end.
  private func ends(of pattern: BytePattern, in text: [UInt8], from start: Int) -> Set<Int> {
    switch pattern {
    case .literal(let bytes):
      text[start...].starts(with: bytes) ? [start + bytes.count] : []
    case .oneOf(let set):
      start < text.count && set.contains(text[start]) ? [start + 1] : []
    case .sequence(let parts):
      parts.reduce(into: Set([start])) { places, part in
        places = Set(places.flatMap { ends(of: part, in: text, from: $0) })
      }
    case .choice(let parts):
      Set(parts.flatMap { ends(of: $0, in: text, from: start) })
    case .repetition(let part, let minimum, let maximum):
      repeated(part, minimum, maximum, in: text, from: start)
    case .text: []
    }
  }

  private func repeated(
    _ part: BytePattern, _ minimum: Int, _ maximum: Int?, in text: [UInt8], from start: Int
  ) -> Set<Int> {
    var places: Set<Int> = [start]
    var found: Set<Int> = minimum == 0 ? places : []
    // Behind as many rounds as there are bytes, only empty repetitions follow.
    for round in 1...(maximum ?? minimum + text.count + 1) {
      places = Set(places.flatMap { ends(of: part, in: text, from: $0) })
      if round >= minimum { found.formUnion(places) }
    }
    return found
  }
}
