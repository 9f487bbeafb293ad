import Testing
import TradingTypes

struct `A seeded source of bits` {
  /// The first numbers of the seed 1234567, from the authors' own program.
  @Test func `gives the published sequence`() {
    var source = SplitMix64(seed: 1_234_567)
    #expect(source.next() == 6_457_827_717_110_365_317)
    #expect(source.next() == 3_203_168_211_198_807_973)
    #expect(source.next() == 9_817_491_932_198_370_423)
  }
}
