import Journal

/// Maps steps of the timeline to places on a track on which every day of the season is as long.
struct SeasonScale: Sendable {
  /// Places of one day.
  static let day = 1_000

  private let openings: [Int]
  private let stepCount: Int
  private let isOver: Bool
  /// Days of the season.
  private let days: Int

  init(_ timeline: Timeline) {
    openings = timeline.openingSteps
    stepCount = timeline.steps.count
    isOver = timeline.steps.last?.kind == .finished
    days = max(timeline.header?.days ?? 1, openings.count, 1)
  }

  /// The end of the track.
  var length: Int { days * SeasonScale.day }

  /// The place after the first `cursor` steps.
  func place(of cursor: Int) -> Int {
    let day = Timeline.count(of: openings, before: cursor)
    guard day > 0 else { return 0 }
    if isOver, cursor >= stepCount { return length }
    let start = openings[day - 1]
    return (day - 1) * SeasonScale.day
      + min(SeasonScale.day, (cursor - start) * SeasonScale.day / stepsOfDay(day))
  }

  /// The steps that are shown at a place of the track.
  func cursor(at place: Int) -> Int {
    if isOver, place >= length { return stepCount }
    let day = place / SeasonScale.day + 1
    guard !openings.isEmpty else { return 0 }
    guard day <= openings.count else { return stepCount }
    let steps = place % SeasonScale.day * stepsOfDay(day) / SeasonScale.day
    return min(stepCount, openings[day - 1] + max(1, steps))
  }

  /// The steps of a day; of the newest day at least as many as the days before had on average.
  private func stepsOfDay(_ day: Int) -> Int {
    let start = openings[day - 1]
    if day < openings.count { return max(1, openings[day] - start) }
    let average = day > 1 ? (start - openings[0]) / (day - 1) : 12
    return max(1, stepCount - start, isOver ? 1 : average)
  }
}
