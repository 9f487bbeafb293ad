import Inference
import TradingTypes

/// Thoughts of a trader in another market, about shares that are not listed here: the form of a
/// thought without anything that bears on this season.
struct ForeignThought {
  let language: PromptLanguage

  /// So many tokens of sentences that `seed` picks, the last one cut.
  func tokens(_ count: Int, seed: UInt64, _ prompt: PromptTokens) -> [TokenID] {
    var random = SplitMix64(seed: seed)
    var tokens: [TokenID] = []
    while tokens.count < count {
      let sentence = sentences[Int(random.next() % UInt64(sentences.count))]
      tokens += prompt.content(tokens.isEmpty ? sentence : language.pick(" ", "") + sentence)
    }
    return Array(tokens.prefix(count))
  }

  private var sentences: [String] { language == .english ? Self.english : Self.chinese }

  private static let english = [
    "I see 600011.XX falling from 7.42 to 7.20. I wait until it turns.",
    "I hold 1200 shares of 600013.XX with a gain of 2.10. I keep them another day.",
    "I read that orders of 600017.XX are late, so I sell a part of it tomorrow.",
    "I have 31250.00 in cash. I look at 600012.XX next, which rose in four of five days.",
    "I compare 600014.XX with 600016.XX. The second moved less than the index.",
    "I bought 600015.XX at 5.05. I will sell it if it closes below 4.90.",
    "I see no reason to trade 600018.XX today. I finish the day.",
    "I note that 600019.XX stands above its mean of twenty days and its volume grows.",
  ]

  private static let chinese = [
    "我看到600011.XX从7.42跌到7.20，先等它企稳。",
    "我持有600013.XX共1200股，盈利2.10，再持有一天。",
    "我读到600017.XX订单推迟，明天卖出一部分。",
    "我有现金31250.00，接着看五天涨了四天的600012.XX。",
    "我比较600014.XX和600016.XX，后者波动小于指数。",
    "我以5.05买入600015.XX，收盘跌破4.90就卖出。",
    "我看不到今天交易600018.XX的理由，今天到此。",
    "我注意到600019.XX站上20日均线，成交量放大。",
  ]
}
