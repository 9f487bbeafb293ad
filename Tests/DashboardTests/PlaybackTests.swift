import Dashboard
import Terminal
import Testing

struct `Playback` {
  private let size = Size(width: 120, height: 36)

  @Test func `a language model's run follows its newest entry`() {
    let state = dashboard(size, entries: 98, pace: .automatic)
    #expect(state.text.contains("实时") && state.text.contains("第 7/20 日"))
    #expect(state.nextTick == nil)
  }

  @Test func `a rule-based run is played at one to two seconds a day`() {
    var state = dashboard(size, entries: 400, hasModel: false, pace: .automatic)
    #expect(state.nextTick != nil)
    state.wait(milliseconds: 14_000)
    let day = (5...14).first { state.text.contains("第 \($0)/20 日 ·") }
    #expect(day != nil, "14 seconds show between 7 and 14 days:\n\(state.text)")
  }

  @Test func `space pauses and plays, and nothing ticks while paused`() {
    var state = dashboard(size, entries: 400, hasModel: false, pace: .play)
    state.wait(milliseconds: 2_000)
    _ = state.type(" ")
    #expect(state.nextTick == nil)
    let paused = state.text
    state.wait(milliseconds: 5_000)
    #expect(state.text == paused && paused.contains("暂停"))
    _ = state.type(" ")
    state.wait(milliseconds: 2_000)
    #expect(state.text != paused)
  }

  @Test func `a text that is being told stands still while paused`() throws {
    var state = dashboard(size, language: .english, entries: 98, pace: .play)
    _ = state.type("2")
    func told(_ text: String) -> Substring? {
      text.split(separator: "\n").last { $0.contains("∴") || $0.contains("▤") }
    }
    // Until a text is half told.
    var before = state.text
    var grows = 0
    for _ in 0..<400 where grows < 3 {
      state.wait(milliseconds: 33)
      grows = told(state.text)?.count ?? 0 > told(before)?.count ?? 0 ? grows + 1 : grows
      before = state.text
    }
    _ = state.type(" ")
    #expect(told(state.text) == told(before) && state.text.contains("PAUSED"))
  }

  @Test func `a thought in the making can be read while paused, and live goes on with the newest`()
  {
    var state = dashboard(size, language: .english, entries: 98, pace: .automatic)
    _ = state.update(.stream(.thought, "half a thought"))
    _ = state.type(" ")
    let paused = state.text
    #expect(paused.contains("half a thought") && paused.contains("PAUSED"))
    _ = state.update(.stream(.thought, " and the rest"))
    #expect(state.text == paused)
    _ = state.update(.entry(RecordedSeason().entries()[98]))
    #expect(state.text.contains("half a thought"))
    _ = state.type(",n")
    #expect(!state.text.contains("half a thought"), "it belongs to the moment of the pause")
    _ = state.type("F")
    #expect(state.text.contains("LIVE"))
  }

  @Test func `speed multiplies time`() {
    func openings(_ keys: String) -> Int {
      var state = dashboard(size, entries: 400, hasModel: false, pace: .play)
      _ = state.type(keys)
      state.wait(milliseconds: 3_300)
      return (1...20).last { state.text.contains("第 \($0)/20 日 ·") } ?? 0
    }
    #expect(openings("-") <= openings(""))
    #expect(openings("++") >= 2 * openings(""))
    #expect(openings("+++++++") == 20)
  }

  @Test func `the start of a record that has ended is no run that could not begin`() {
    var state = dashboard(size, language: .english, entries: 400)
    _ = state.update(.ended(reason: ""))
    _ = state.type("0")
    #expect(!state.text.contains("could not begin"))
  }

  @Test func `facts show in the transcript no earlier than on the clock`() throws {
    var state = dashboard(size, entries: 400, hasModel: false, pace: .play)
    for _ in 0..<200 {
      state.wait(milliseconds: 33)
      let text = state.text
      let top = try #require(text.split(separator: "\n").first)
      guard let day = (1..<20).first(where: { top.contains("第 \($0)/20 日") }) else { continue }
      #expect(!text.contains("第 \(day + 1)/20 日"), "\(text)")
    }
  }

  @Test func `the index is named in the screen's language`() {
    let english = dashboard(size, language: .english, entries: 98).text
    #expect(english.contains("SSE 50 +") && !english.contains("上证50 +"))
    #expect(dashboard(size, entries: 98).text.contains("上证50 +"))
  }

  @Test func `a step back undoes a step on`() {
    var state = dashboard(size, entries: 200)
    _ = state.type(",,")
    let before = state.text
    _ = state.type("n")
    #expect(state.text != before)
    _ = state.type(",")
    #expect(state.text == before)
  }

  /// A rewound screen equals the screen of a run that never went further, but for the track.
  @Test(arguments: [1, 33, 65, 97, 150]) func `rewinding shows what was shown`(
    entries: Int
  ) {
    var state = dashboard(Size(width: 80, height: 24), entries: 200)
    _ = state.type("0")
    var fresh = dashboard(Size(width: 80, height: 24), entries: entries)
    _ = fresh.type("n")
    let expected = fresh.comparable
    for _ in 0..<160 where state.comparable != expected { _ = state.type("n") }
    #expect(state.comparable == expected)
  }

  @Test func `days and trades are jumped to`() {
    var state = dashboard(size, entries: 200)
    _ = state.type("0]]]")
    #expect(state.text.contains("第 3/20 日"))
    _ = state.type("[")
    #expect(state.text.contains("第 2/20 日"))
    _ = state.type("0t")
    #expect(state.text.contains("1/1"))
    _ = state.type("G")
    #expect(state.text.contains("实时"))
  }

  @Test func `playing a run of a model catches up and follows`() {
    var state = dashboard(size, entries: 100, pace: .automatic)
    _ = state.type(",, ")
    state.wait(milliseconds: 30_000)
    #expect(state.text.contains("实时"))
  }

  @Test func `streams show at the end, never in the past, and give way to the entry`() {
    var state = dashboard(size, entries: 3)
    _ = state.update(.stream(.status, "读提示 12/90"))
    #expect(state.text.contains("读提示 12/90"))
    _ = state.update(.stream(.thought, "正在想的一句"))
    #expect(state.text.contains("正在想的一句") && !state.text.contains("读提示"))
    _ = state.type(",")
    #expect(!state.text.contains("正在想的一句"))
    _ = state.type("G")
    #expect(state.text.contains("正在想的一句"))
    for entry in RecordedSeason().entries()[3...4] { _ = state.update(.entry(entry)) }
    #expect(!state.text.contains("正在想的一句") && state.text.contains("先看紫金矿业"))
  }

  @Test func `the end is said, and the past stays open`() {
    var state = dashboard(size, entries: 1_000)
    _ = state.update(.ended(reason: ""))
    #expect(state.text.contains("■ 已结束") && state.isFinished)
    _ = state.type("[[")
    #expect(state.text.contains("暂停"))
    _ = state.type("q")
  }
}

extension DashboardState {
  /// The screen without the track and the state of play, which know how far the record goes.
  fileprivate var comparable: [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(3).dropFirst()
      .map { $0 }
  }

  @Test func `where no trade or loss lies that way a live run stays live`() {
    var state = dashboard(size, language: .english, entries: 98)
    for (key, sentence) in [("t", "no trade that way"), ("v", "no loss that way")] {
      _ = state.type(key)
      #expect(state.text.contains("LIVE") && state.text.contains(sentence))
    }
    _ = state.type("0T")
    #expect(state.text.contains("no trade that way"))
  }
}
