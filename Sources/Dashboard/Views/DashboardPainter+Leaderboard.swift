import Scoring
import Terminal
import TradingTypes

extension DashboardPainter {
  /// The run on the screen among its rivals, up to the day shown.
  mutating func leaderboard(in area: Rect) {
    if let board = state.shownBoard { return contest(board, in: area) }
    let cards = state.scoreCards
    let days = state.shownDays
    let inside = frame.box(
      area, title: words[.viewLeaderboard], remark: [Span(words(.afterDays, String(days)), .dim)],
      isFocused: isFocused(.leaderboard))
    guard !cards.isEmpty else { return empty(.waiting, in: inside) }
    let columns: [Table.Column] = [
      .init("#", width: 2, right: true),
      .init(words[.name], width: 12, stretches: true),
      .init(words[.seatColumn], width: 14, rank: 3),
      .init(words[.netValue], width: 11, right: true, rank: 2),
      .init(words[.scoreReturn], width: 8, right: true),
      .init(words[.excess], width: 8, right: true),
      .init(words[.sharpe] + " ± SE", width: 14, right: true),
      .init(words[.luck], width: state.language == .chinese ? 6 : 7, right: true, rank: 2),
      .init(words[.drawdown], width: state.language == .chinese ? 8 : 12, right: true),
      .init(words[.viewTrades], width: 6, right: true, rank: 1),
      .init("✗", width: 4, right: true, rank: 4),
      .init(words[.fees], width: 9, right: true, rank: 5),
    ]
    let rows = cards.enumerated().map { place, entry -> [Span] in
      let card = entry.card
      let metrics = card.metrics
      func percent(_ ratio: Double?) -> Span {
        Span(ScoreText.percent(ratio), ratio.map { Ratio.ink($0) } ?? .dim)
      }
      let isOwn = entry.rival == nil
      let seat = card.model.isEmpty ? card.trader : card.trader + " " + card.model
      return [
        Span(String(place + 1)), Span(card.name, isOwn ? .accent : .plain), Span(seat, .dim),
        Span(NumberText.money(card.value)), percent(metrics.cumulativeReturn),
        percent(metrics.excessReturn), Span(ScoreText.sharpe(metrics)),
        Span(
          state.luckPercentile(of: card, rival: entry.rival).map { ScoreText.tenths($0) } ?? "–"),
        percent(metrics.maxDrawdown), Span(String(card.trades)),
        Span(card.rejections == 0 ? "" : String(card.rejections), .refusal),
        Span(NumberText.money(card.fees), .dim),
      ]
    }
    let chosen = min(state.chosenCard, rows.count - 1)
    let first = ListWindow.first(
      current: 0, selected: chosen, count: rows.count, height: inside.height - 1)
    selectable(
      Table(columns: columns, rows: rows, selected: chosen, first: first), of: .leaderboard,
      in: inside)
  }
}
