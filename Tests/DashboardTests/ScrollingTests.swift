import Dashboard
import Terminal
import Testing

struct `Scrolling` {
  private let size = Size(width: 120, height: 36)

  @Test func `the transcript follows until it is scrolled, and then stands still`() {
    var state = dashboard(size, entries: 100)
    _ = state.update(.key(.pageUp))
    let frozen = transcript(state)
    for entry in RecordedSeason().entries()[100..<120] { _ = state.update(.entry(entry)) }
    #expect(transcript(state) == frozen)
    #expect(state.text.contains("条新"))
    _ = state.type("G")
    #expect(!state.text.contains("条新"))
    #expect(transcript(state) != frozen)
  }

  @Test func `scrolling down to the end follows again`() {
    var state = dashboard(size, entries: 100)
    let tail = state.text
    for _ in 0..<7 { _ = state.type("k") }
    #expect(state.text != tail)
    for _ in 0..<7 { _ = state.type("j") }
    #expect(state.text == tail)
  }

  @Test func `top and bottom are reached`() {
    var state = dashboard(size, entries: 100)
    _ = state.type("g")
    #expect(state.text.contains("第 1/20 日 ─"))
    _ = state.type("k")
    #expect(state.text.contains("第 1/20 日 ─"))
    _ = state.type("G")
    #expect(state.text.contains("第 7/20 日 ─"))
  }

  @Test func `resizing keeps the text that is being read`() {
    var state = dashboard(size, entries: 100)
    _ = state.update(.key(.pageUp))
    let reading = transcript(state).first { $0.contains("调用") } ?? ""
    _ = state.update(.resize(Size(width: 160, height: 48)))
    #expect(!reading.isEmpty && state.text.contains(reading.prefix(30)))
  }

  @Test func `a page of help that does not fit scrolls`() {
    var state = dashboard(Size(width: 60, height: 20))
    _ = state.type("?")
    #expect(!state.text.contains("q ^C") && state.text.contains(/↓ [0-9]/))
    for _ in 0..<60 { _ = state.type("j") }
    #expect(state.text.contains("q ^C") && !state.text.contains(/↓ [0-9]/))
    _ = state.type("⎋")
    #expect(!state.text.contains("q ^C"))
  }

  @Test func `unfolding shows what was folded`() {
    var state = dashboard(size, entries: 100)
    #expect(state.text.contains("还有 2 行"))
    _ = state.type("o")
    #expect(!state.text.contains("还有 2 行") && state.text.contains("可用工具"))
  }

  @Test func `a search goes from hit to hit, marks them, and ends with escape`() {
    var state = dashboard(size, entries: 200)
    _ = state.type("/SMIC")
    #expect(state.text.contains("搜索：SMIC"))
    _ = state.type("⏎")
    #expect(state.text.contains("没有找到"))
    _ = state.type("/lot_size⏎")
    #expect(state.text.contains("LOT_SIZE") && state.text.contains("处"))
    let first = state.text
    _ = state.type("N")
    #expect(state.text != first)
    _ = state.type("⎋⎋")
    #expect(!state.text.contains("/lot_size"))
  }

  @Test func `the mouse gives panes the keys, scrolls and moves time`() {
    var state = dashboard(size, entries: 200)
    _ = state.update(.mouse(.wheelUp, x: 100, y: 10))
    _ = state.update(.mouse(.wheelUp, x: 100, y: 10))
    #expect(state.text.contains("条新") || state.text.contains("↑"))
    _ = state.update(.mouse(.press, x: 10, y: 34))
    #expect(state.text.contains("第 1/20 日") && state.text.contains("暂停"))
  }

  private func transcript(_ state: DashboardState) -> [String] {
    state.text.split(separator: "\n").dropFirst(3).dropLast(3).map {
      String($0.drop { $0 != "│" }.split(separator: "│").last ?? "")
    }
  }
}
