import Journal
import Testing
import TradingTypes

@testable import Dashboard

struct `The account at a moment` {
  /// The record's own closing entries are the oracle for what is folded from fills.
  @Test func `fills fold to what the closings say`() {
    var timeline = Timeline()
    var checked = 0
    for entry in RecordedSeason().entries() {
      if case .dayClosed(let closing) = entry.event {
        let account = timeline.account(before: timeline.steps.count)
        #expect(account.cash == closing.cash)
        #expect(account.fees == closing.feesToDate)
        #expect(account.holdings.map(\.symbol) == closing.positions.map(\.symbol))
        #expect(account.holdings.map(\.quantity) == closing.positions.map(\.quantity))
        #expect(account.holdings.map(\.cost) == closing.positions.map(\.cost))
        checked += 1
      }
      timeline.append(entry)
    }
    #expect(checked == 20)
  }

  @Test func `an earlier moment equals the moment when it was the newest`() {
    var timeline = Timeline()
    var pictures: [AccountPicture] = []
    for entry in RecordedSeason().entries() {
      timeline.append(entry)
      pictures.append(timeline.account(before: timeline.steps.count))
    }
    for (place, picture) in pictures.enumerated() {
      #expect(timeline.account(before: place + 1) == picture, "after \(place + 1) entries")
    }
  }

  @Test func `shares bought today cannot be sold before tomorrow`() throws {
    var timeline = Timeline()
    for entry in RecordedSeason(hasModel: false).entries() {
      timeline.append(entry)
      guard case .fill(let fill) = entry.event, fill.side == .buy else { continue }
      let account = timeline.account(before: timeline.steps.count)
      let holding = try #require(account.holdings.first { $0.symbol == fill.symbol })
      #expect(holding.arrivedToday >= fill.quantity)
      #expect(holding.sellable == holding.quantity - holding.arrivedToday)
    }
  }
}
