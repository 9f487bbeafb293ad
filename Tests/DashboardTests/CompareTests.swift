import Dashboard
import Journal
import Terminal
import Testing
import TradingTypes

struct `Runs beside each other` {
  private func state(
    _ size: Size, language: Language = .english, entries: Int = 200, rivals: Int = 2
  ) -> DashboardState {
    let others = [
      Rival(name: "rule", entries: RecordedSeason(hasModel: false).entries()),
      Rival(name: "short", entries: Array(RecordedSeason().entries().prefix(90))),
    ]
    var state = DashboardState(
      instruments: RecordedSeason.instruments, market: RecordedSeason.market, language: language,
      pace: .follow, rivals: Array(others.prefix(rivals)))
    _ = state.update(.resize(size))
    for entry in RecordedSeason().entries().prefix(entries) { _ = state.update(.entry(entry)) }
    return state
  }

  @Test(arguments: ["7", "8"], Language.allCases) func `the views look as approved`(
    key: String, language: Language
  ) throws {
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 36)] {
      var state = state(size, language: language)
      _ = state.type(key)
      try expectGolden(
        state.text, "view\(key)-\(size.width)x\(size.height)-\(language.rawValue).txt")
    }
  }

  @Test func `what a rival did later is not shown`() {
    let size = Size(width: 120, height: 36)
    var early = state(size, entries: 60)
    _ = early.type("7")
    #expect(early.text.contains("aft") || early.text.contains("Days"))
    let day = RecordedSeason.calendar[12]
    #expect(!early.text.contains(String(day.description.dropFirst(5)) + " "))
  }

  @Test func `a run beside itself differs nowhere`() {
    var state = DashboardState(
      instruments: RecordedSeason.instruments, language: .english, pace: .follow,
      rivals: [Rival(name: "twin", entries: RecordedSeason().entries())])
    _ = state.update(.resize(Size(width: 120, height: 36)))
    for entry in RecordedSeason().entries() { _ = state.update(.entry(entry)) }
    _ = state.type("7")
    #expect(state.text.contains("no different decision so far"))
    #expect(state.text.contains("Difference 0.00%"))
  }

  @Test func `the leaderboard opens a comparison with its chosen run`() {
    var state = state(Size(width: 120, height: 36))
    _ = state.type("8")
    _ = state.type("jj⏎")
    #expect(state.text.contains("Decisions of day 14") && state.text.contains("■ rule"))
  }

  @Test func `without a rival the views say how to get one`() {
    var state = state(Size(width: 120, height: 36), rivals: 0)
    _ = state.type("7")
    #expect(state.text.contains("fupan watch A B"))
  }

  @Test func `a run that could not begin says why on the desk`() {
    var state = DashboardState(language: .english)
    _ = state.update(.resize(Size(width: 80, height: 24)))
    _ = state.update(.ended(reason: "/nowhere: the folder cannot be made: Permission denied"))
    #expect(state.text.contains("the run could not begin"))
    #expect(state.text.contains("Permission denied"))
  }

  @Test func `v goes to a loss and V back`() {
    var state = state(Size(width: 120, height: 36))
    _ = state.type("0v")
    let first = state.text
    #expect(first.contains("PAUSED"))
    _ = state.type("v")
    #expect(state.text != first)
    _ = state.type("V")
    #expect(state.text == first)
  }

  @Test func `the scrubber's knob is dragged with the mouse`() {
    var state = state(Size(width: 120, height: 36))
    _ = state.update(.mouse(.press, x: 60, y: 34))
    let middle = state.text
    _ = state.update(.mouse(.drag, x: 8, y: 10))
    #expect(state.text != middle && state.text.contains("day 1/20"))
    _ = state.update(.mouse(.release, x: 8, y: 10))
    let after = state.text
    _ = state.update(.mouse(.drag, x: 60, y: 10))
    #expect(state.text == after)
  }
}
