import Testing

@testable import Scoring

struct `Seasons together` {
  @Test func `a middling season tells nothing and four good ones much`() throws {
    #expect(try #require(CombinedChance.ofRandomChoice([0])) == 0.5)
    #expect(CombinedChance.ofRandomChoice([]) == nil)
    let one = try #require(CombinedChance.ofRandomChoice([1]))
    let four = try #require(CombinedChance.ofRandomChoice([1, 1, 1, 1]))
    #expect(abs(one - 0.158_655_253_931_457) < 1e-12)
    #expect(abs(four - 0.022_750_131_948_179) < 1e-12)
  }

  @Test func `good and bad seasons cancel`() throws {
    #expect(abs(try #require(CombinedChance.ofRandomChoice([2, -2])) - 0.5) < 1e-12)
  }
}
