import Journal
import Scoring
import TradingTypes

/// Two runs of a season laid side by side, day by day, up to a close and an instant.
struct RunComparison: Sendable {
  /// One day of both.
  struct Day: Sendable {
    let number: Int
    let day: TradingDay
    let own: Money
    let other: Money?
  }

  /// The first decision in which two runs differ.
  struct Difference: Sendable, Hashable {
    /// Number of the day, from 1.
    let day: Int
    /// What each of them sent; nil when it sent nothing more.
    let own: Order?
    let other: Order?
  }

  let own: Timeline
  let other: Timeline
  /// Closes that are shown.
  let count: Int
  /// Steps of the run itself that are shown.
  let cursor: Int

  /// Whether both runs traded the same days with the same cash.
  var isSameSeason: Bool {
    guard let left = own.header, let right = other.header else { return false }
    return left.start == right.start && left.marketDigest == right.marketDigest
      && left.cash == right.cash && left.rules == right.rules
  }

  /// The days, oldest first.
  var days: [Day] {
    own.closings.prefix(count).enumerated().map { place, closing in
      Day(
        number: place + 1, day: closing.day, own: closing.netAssetValue,
        other: place < other.closings.count ? other.closings[place].netAssetValue : nil)
    }
  }

  /// The orders of a day, from 1.
  func orders(ofDay number: Int) -> (own: [Order], other: [Order]) {
    let mine = RunComparison.orders(own, day: number, before: cursor)
    let theirs = RunComparison.orders(other, day: number, before: otherEnd)
    guard number > count else { return (mine, theirs) }
    // What the other did later on a day that is still open would give a hint.
    let minute = cursor > 0 ? own.steps[min(cursor, own.steps.count) - 1].time.minute : 0
    return (mine, theirs.prefix(mine.count).filter { $0.submitted.minute <= minute })
  }

  /// The first order, day by day, that only one of them sent or both sent otherwise.
  var firstDifference: Difference? {
    let opened = max(own.openingCount(before: cursor), 0)
    for number in stride(from: 1, through: opened, by: 1) {
      let orders = orders(ofDay: number)
      let isOpen = number > count
      for place in 0..<max(orders.own.count, orders.other.count) {
        let left = place < orders.own.count ? orders.own[place] : nil
        let right = place < orders.other.count ? orders.other[place] : nil
        // During the day what is not sent yet may still come.
        if isOpen, left == nil { break }
        guard left?.request != right?.request || left?.submitted.minute != right?.submitted.minute
        else { continue }
        return Difference(day: number, own: left, other: right)
      }
    }
    return nil
  }

  /// Steps of the other run up to the same day of its own season.
  private var otherEnd: Int {
    let opened = own.openingCount(before: cursor)
    return opened < other.openingSteps.count ? other.openingSteps[opened] : other.steps.count
  }

  private static func orders(
    _ timeline: Timeline, day number: Int, before end: Int
  ) -> [Order] {
    guard number >= 1, number <= timeline.openingSteps.count else { return [] }
    let first = timeline.openingSteps[number - 1]
    let last = number < timeline.openingSteps.count ? timeline.openingSteps[number] : .max
    return timeline.orders.filter { $0.step >= first && $0.step < min(last, end) }.map(\.order)
  }
}

extension DashboardState {
  /// The rival that is compared with.
  var rival: Rival? {
    rivals.isEmpty ? nil : rivals[min(max(0, chosenRival), rivals.count - 1)]
  }

  /// The run on the screen beside the chosen rival.
  var comparison: RunComparison? {
    rival.map {
      RunComparison(own: timeline, other: $0.timeline, count: shownDays, cursor: cursor)
    }
  }

  /// Chooses a day of the comparison.
  mutating func chooseComparedDay(by places: Int) {
    let last = max(0, timeline.openingCount(before: cursor) - 1)
    chosenDay = min(max(0, (chosenDay ?? last) + places), last)
  }

  /// Goes to the day of the first difference.
  mutating func goToDifference() {
    guard let difference = comparison?.firstDifference else {
      toast = words[.noDifference]
      return
    }
    chosenDay = difference.day - 1
  }

  /// Chooses a line of the leaderboard.
  mutating func chooseCard(by places: Int) {
    let count = shownBoard?.rows.count ?? scoreCards.count
    chosenCard = min(max(0, chosenCard + places), max(0, count - 1))
  }

  /// Compares with the run in the chosen line of the leaderboard.
  mutating func openCard() {
    if let board = shownBoard { return openSeat(of: board) }
    let cards = scoreCards
    guard chosenCard < cards.count, let rival = cards[chosenCard].rival else {
      toast = words[.chooseOther]
      return
    }
    chosenRival = rival
    view = .compare
    focus = .compare
  }
}
