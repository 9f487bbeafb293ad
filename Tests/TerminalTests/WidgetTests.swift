import Terminal
import Testing

struct `Widgets` {
  @Test func `a table lines up Chinese and Latin cells`() {
    let table = Table(
      columns: [
        .init("名称", width: 8), .init("数量", width: 6, right: true),
        .init("备注", width: 6, rank: 1),
      ],
      rows: [
        [Span("贵州茅台"), Span("100"), Span("x")], [Span("ICBC"), Span("12,300"), Span("y")],
        [Span("很长很长的名字"), Span("5"), Span("z")],
      ])
    var frame = Frame(Size(width: 23, height: 5))
    frame.table(table, in: frame.area)
    #expect(
      frame.plainText == """
        名称       数量 备注
        贵州茅台    100 x
        ICBC     12,300 y
        很长很…       5 z


        """)
  }

  @Test func `a narrow table leaves out the columns of highest rank`() {
    let table = Table(
      columns: [
        .init("a", width: 3), .init("b", width: 3, rank: 2), .init("c", width: 3, rank: 1),
      ], rows: [[Span("1"), Span("2"), Span("3")]])
    var frame = Frame(Size(width: 8, height: 2))
    frame.table(table, in: frame.area)
    #expect(frame.plainText == "a   c\n1   3\n")
  }

  @Test func `a list's window keeps the chosen row in sight`() {
    #expect(ListWindow.first(current: 0, selected: 9, count: 20, height: 5) == 5)
    #expect(ListWindow.first(current: 5, selected: 7, count: 20, height: 5) == 5)
    #expect(ListWindow.first(current: 5, selected: 2, count: 20, height: 5) == 2)
    #expect(ListWindow.first(current: 50, selected: nil, count: 20, height: 5) == 15)
    #expect(ListWindow.first(current: 3, selected: nil, count: 2, height: 5) == 0)
  }

  @Test func `a chart puts high values high`() {
    var frame = Frame(Size(width: 14, height: 3))
    let chart = LineChart(series: [.init([0, 1], .plain)], places: 2)
    frame.lineChart(chart, in: frame.area) { $0 > 0.5 ? "1" : "0" }
    let rows = frame.plainText.split(separator: "\n")
    #expect(rows[0].hasPrefix("1 "))
    #expect(rows[2].hasPrefix("0 ⣀") || rows[2].hasPrefix("0 ⡠") || rows[2].hasPrefix("0 ⢀"))
    #expect(rows[0].last.map { $0 >= "\u{2800}" } == true)
  }

  @Test func `a chart of one value and a chart of none draw without trouble`() {
    var frame = Frame(Size(width: 14, height: 3))
    frame.lineChart(LineChart(series: [.init([5], .plain)], places: 20), in: frame.area) { "\($0)" }
    frame.lineChart(LineChart(series: [], places: 0), in: frame.area) { "\($0)" }
  }

  @Test func `a scrub bar maps places to cells and back`() {
    let bar = ScrubBar(place: 5, length: 10)
    #expect(bar.cell(of: 0, width: 21) == 0)
    #expect(bar.cell(of: 10, width: 21) == 20)
    for place in 0...10 {
      #expect(bar.place(ofCell: bar.cell(of: place, width: 21), width: 21) == place)
    }
    #expect(ScrubBar(place: 0, length: 0).cell(of: 3, width: 10) == 0)
  }

  @Test func `a sparkline shows the shape`() {
    #expect(Sparkline.text([1, 2, 3, 4, 5, 6, 7, 8], width: 8) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text([3, 3], width: 5) == "▄▄")
    #expect(Sparkline.text([], width: 5) == "")
  }

  @Test func `lines are told apart by their ends without colour, the last one on top`() {
    var frame = Frame(Size(width: 12, height: 3))
    let chart = LineChart(
      series: [
        .init([0, 1], .plain, end: "○"), .init([0, 0], .plain, end: "■"),
        .init([0, 0, 1], .plain, end: "●"), .init([0, 0, 1], .plain, end: "◆"),
      ], places: 3)
    frame.lineChart(chart, in: frame.area) { $0 > 0.5 ? "1" : "0" }
    let rows = frame.plainText.split(separator: "\n")
    #expect(rows[0].contains("○") && rows[0].last == "◆" && rows[2].contains("■"))
    #expect(!frame.plainText.contains("●"))
  }
}
