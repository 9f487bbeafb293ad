import Testing

@testable import Scoring

struct `Draws of random traders` {
  @Test func `neighbouring streams share no run of draws`() {
    var first = DrawSequence(seed: 1, part: 7)
    var second = DrawSequence(seed: 1, part: 8)
    let some = Set((0..<200).map { _ in first.next() })
    #expect((0..<200).allSatisfy { _ in !some.contains(second.next()) })
  }

  @Test func `bounds are kept and both ends are drawn`() {
    var random = DrawSequence(seed: 3)
    let draws = (0..<1_000).map { _ in random.below(7) }
    #expect(Set(draws) == Set(0..<7))
    #expect((0..<1_000).allSatisfy { _ in (0..<1).contains(random.unit()) })
  }
}
