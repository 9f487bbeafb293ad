import Market
import Simulation
import TradingTypes

/// The index, how many shares rose and fell, and the biggest movers of the last complete day.
struct MarketOverviewTool {
  let language: PromptLanguage
  let rows: Int

  func answer(at desk: any TradingDesk) -> ToolAnswer {
    let view = desk.view
    var lines: [String] = []
    if let line = IndexText(view, language).line { lines.append(line) }
    let movers = movers(in: view)
    let up = movers.count { $0.day > 0 }
    let down = movers.count { $0.day < 0 }
    let flat = movers.count - up - down
    lines.append(
      language.pick("up \(up), down \(down), flat \(flat)", "上涨 \(up)，下跌 \(down)，平盘 \(flat)"))
    lines.append(language.pick("symbol,close,day%,5day%", "代码,收盘,当日%,五日%,名称"))
    let half = max(rows / 2, 1)
    let shown =
      movers.count <= rows ? movers : Array(movers.prefix(rows - half) + movers.suffix(half))
    for mover in shown {
      var line = "\(mover.instrument.symbol),\(mover.close.short),\(Percent.plain(mover.day)),"
      line += Percent.plain(mover.week)
      if language == .chinese { line += "," + InstrumentText.name(mover.instrument, language) }
      lines.append(line)
    }
    return .done(lines.joined(separator: "\n"))
  }

  private struct Mover {
    let instrument: Instrument
    let close: Price
    let day: Int64
    let week: Int64
  }

  /// Shares with a complete day, best first; ties in order of symbol.
  private func movers(in view: MarketView) -> [Mover] {
    var movers: [Mover] = []
    for instrument in view.instruments {
      let days = view.days(of: instrument.symbol, last: 5)
      guard let last = days.last, !last.isSuspended, let first = days.first,
        let day = Percent.change(from: last.reference, to: last.bar.close),
        let week = Percent.change(from: first.reference, to: last.bar.close)
      else { continue }
      movers.append(
        Mover(instrument: instrument, close: last.bar.close, day: day, week: week))
    }
    return movers.sorted {
      ($1.day, $0.instrument.symbol) < ($0.day, $1.instrument.symbol)
    }
  }
}
