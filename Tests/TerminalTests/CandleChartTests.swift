import Terminal
import Testing

struct `A candle chart` {
  @Test func `rising and falling bodies differ in shape`() {
    var frame = Frame(Size(width: 20, height: 8))
    let chart = CandleChart(candles: [
      .init(open: 1, high: 4, low: 0, close: 3, amount: 1),
      .init(open: 3, high: 4, low: 0, close: 1, amount: 1),
    ])
    frame.candleChart(chart, in: frame.area) { _ in "" }
    let text = frame.plainText
    #expect(text.contains("▒") && text.contains("█"))
  }

  @Test func `flat bars, no bars and small areas draw without trouble`() {
    var frame = Frame(Size(width: 30, height: 12))
    let flat = CandleChart.Candle(open: 5, high: 5, low: 5, close: 5, amount: 0)
    frame.candleChart(CandleChart(candles: [flat, flat]), in: frame.area) { "\($0)" }
    frame.candleChart(CandleChart(candles: []), in: frame.area) { "\($0)" }
    frame.candleChart(
      CandleChart(candles: [flat]), in: Rect(x: 0, y: 0, width: 9, height: 4)
    ) { "\($0)" }
  }
}
