import Market
import TradingTypes

/// Writes the dated news of a generated market in Chinese and English.
///
/// Every item is published after what it tells and before what it moves; none says more about the
/// future than a company would announce.
struct NewsDesk {
  let seed: UInt64
  let calendar: [TradingDay]
  let instruments: [Instrument]

  /// An item before it has a number.
  struct Story {
    let published: TradingTime
    let symbols: [Symbol]
    let source: String
    let text: (chinese: String, english: String)
  }

  /// All news, numbered in order of time.
  func items(
    _ paths: [SharePath], _ events: [ShareEvents], _ factors: FactorPaths
  ) -> [NewsItem] {
    var stories: [Story] = []
    for place in instruments.indices {
      CompanyDesk(self, place).write(paths[place], events[place], &stories)
    }
    for place in SectorModel.all.indices { writeSector(place, factors.trends[place], &stories) }
    writeMarket(&stories)
    let ordered = stories.enumerated().sorted {
      ($0.element.published, $0.offset) < ($1.element.published, $1.offset)
    }
    return ordered.enumerated().map { number, story in
      NewsItem(
        id: number + 1, published: story.element.published, symbols: story.element.symbols,
        source: story.element.source, chinese: story.element.text.chinese,
        english: story.element.text.english)
    }
  }

  /// A time between the close before day `number` and its opening auction.
  func time(before number: Int, _ stream: inout SplitStream) -> TradingTime {
    let isEvening = stream.happens(0.6) && number > 0
    let minute =
      isEvening ? 15 * 60 + 40 + stream.index(below: 350) : 7 * 60 + stream.index(below: 130)
    return at(calendar[isEvening ? number - 1 : number], minute)
  }

  /// A time in the evening of day `number`.
  func evening(of number: Int, _ stream: inout SplitStream) -> TradingTime {
    at(calendar[number], 15 * 60 + 20 + stream.index(below: 200))
  }

  private func at(_ day: TradingDay, _ minute: Int) -> TradingTime {
    TradingTime(day: day, hour: minute / 60, minute: minute % 60) ?? .open(of: day)
  }

  /// Policy news, which tends to point where the industry's trend points, and analysts' calls,
  /// which do not.
  private func writeSector(_ place: Int, _ trend: [Double], _ stories: inout [Story]) {
    let sector = SectorModel.all[place]
    let blanks = [Phrase.Blank("sector", sector.chineseName, sector.englishName)]
    for number in calendar.indices {
      var stream = SplitStream(seed: seed, .sectorText, place * 16_384 + number)
      let level = trend[number]
      if stream.happens(0.035 * min(abs(level), 2)) {
        let isGood = stream.happens(0.8) == (level > 0)
        let bank = isGood ? Phrases.policyGood : Phrases.policyBad
        let text = bank[stream.index(below: bank.count)].filled(blanks, &stream)
        stories.append(
          Story(
            published: time(before: number, &stream), symbols: [], source: "晨钟证券报", text: text))
      }
      if stream.happens(0.02) {
        let bank = stream.happens(0.5) ? Phrases.callsGood : Phrases.callsBad
        let text = bank[stream.index(below: bank.count)].filled(blanks, &stream)
        stories.append(
          Story(
            published: time(before: number, &stream), symbols: [], source: "券商研报", text: text))
      }
    }
  }

  private func writeMarket(_ stories: inout [Story]) {
    for number in calendar.indices {
      var stream = SplitStream(seed: seed, .marketText, number)
      guard stream.happens(0.25) else { continue }
      let phrase = Phrases.market[stream.index(below: Phrases.market.count)]
      let blanks = [
        Phrase.Blank("n", 3 + stream.index(below: 30)),
        Phrase.Blank("q", 1 + stream.index(below: 3)),
      ]
      let text = phrase.filled(blanks, &stream)
      stories.append(
        Story(
          published: time(before: number, &stream), symbols: [], source: "海晏财经", text: text))
    }
  }
}
