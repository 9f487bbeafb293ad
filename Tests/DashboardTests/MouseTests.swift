import Terminal
import Testing
import TradingTypes

@testable import Dashboard

struct `The mouse` {
  private func state(_ keys: String = "") -> DashboardState {
    var state = dashboard(Size(width: 120, height: 36), language: .english, entries: 200)
    _ = state.type(keys)
    return state
  }

  /// The cell in which a text of the screen begins; columns and characters agree in English.
  private func cell(of text: String, in state: DashboardState) throws -> (x: Int, y: Int) {
    let lines = state.text.split(separator: "\n", omittingEmptySubsequences: false)
    let y = try #require(lines.firstIndex { $0.contains(text) })
    let range = try #require(lines[y].firstRange(of: text))
    return (lines[y].distance(from: lines[y].startIndex, to: range.lowerBound), y)
  }

  private func press(_ text: String, in state: inout DashboardState) throws {
    let cell = try cell(of: text, in: state)
    _ = state.update(.mouse(.press, x: cell.x, y: cell.y))
    _ = state.update(.mouse(.release, x: cell.x, y: cell.y))
  }

  @Test func `a press chooses a row, a second one opens it`() throws {
    var state = state("4")
    try press("601899.SH", in: &state)
    #expect(state.chosenSymbol == Symbol("601899.SH") && state.view == .market)
    try press("601899.SH", in: &state)
    #expect(state.view == .chart)
    #expect(state.text.contains("Zijin Mining 601899.SH"))
  }

  @Test func `a press on an order tells its story, a press anywhere ends it`() throws {
    var state = state("5")
    let before = state.chosenOrder
    let row = try cell(of: "10-14", in: state)
    _ = state.update(.mouse(.press, x: row.x, y: row.y))
    #expect(state.chosenOrder != before && state.explained == nil)
    _ = state.update(.mouse(.press, x: row.x, y: row.y))
    #expect(state.explained == state.chosenOrder)
    _ = state.update(.mouse(.press, x: 1, y: 1))
    #expect(state.explained == nil)
  }

  @Test func `what is named in the last row does what its key does`() throws {
    var state = state()
    try press("4Market", in: &state)
    #expect(state.view == .market)
    try press("? help", in: &state)
    #expect(state.isHelpShown)
    _ = state.update(.mouse(.press, x: 0, y: 0))
    #expect(!state.isHelpShown)
    let cell = try cell(of: "q quit", in: state)
    #expect(state.update(.mouse(.press, x: cell.x, y: cell.y)) == [.quit])
  }

  @Test func `a press in the chart reads the bar under it`() throws {
    var state = state("3")
    _ = state.update(.mouse(.press, x: 60, y: 15))
    #expect(state.chartOffset > 0 && state.text.contains("┊"))
    let frame = state.frame(state.size)
    #expect((58...60).contains { x in (2..<34).contains { frame[x, $0].text == "┊" } })
  }

  @Test func `the knob is dragged past both ends of its track`() {
    var state = state()
    let y = state.layout.scrubber.y
    _ = state.update(.mouse(.press, x: 60, y: y))
    let middle = state.cursor
    #expect(middle > 0 && middle < 200 && state.playback.isPaused)
    // The mouse may leave the row while the button is down.
    _ = state.update(.mouse(.drag, x: 30, y: 3))
    #expect(state.cursor < middle)
    _ = state.update(.mouse(.drag, x: 0, y: 3))
    #expect(state.day?.number == 1)
    _ = state.update(.mouse(.release, x: 119, y: y))
    #expect(state.isAtEnd)
    let end = state.cursor
    _ = state.update(.mouse(.drag, x: 5, y: y))
    #expect(state.cursor == end, "no button is down any more")
  }

  @Test func `the wheel scrolls the pane below it and takes the keys from none`() throws {
    var state = state()
    let focus = state.focus
    let cell = try cell(of: "Orders and fills", in: state)
    _ = state.update(.mouse(.wheelDown, x: cell.x, y: cell.y + 2))
    #expect(state.chosenOrder != nil && state.focus == focus)
  }

  @Test func `nothing moves while an order is written or a search is typed`() {
    var state = state("/abc")
    let before = state.cursor
    _ = state.update(.mouse(.press, x: 20, y: state.layout.scrubber.y))
    #expect(state.cursor == before && state.prompt == "abc")
  }

  @Test func `every cell may be pressed in every view`() {
    for keys in ["1", "2", "3", "4", "5", "6", "7", "8", "1z", "?"] {
      let start = state(keys)
      for y in stride(from: 0, to: 36, by: 2) {
        for x in stride(from: 0, to: 120, by: 13) {
          var state = start
          for action in [TerminalEvent.MouseAction.press, .drag, .release, .wheelUp, .wheelDown] {
            _ = state.update(.mouse(action, x: x, y: y))
          }
          #expect(state.frame(state.size).size == start.size)
        }
      }
    }
  }
}
