import Scoring
import Terminal

extension DashboardPainter {
  /// A contest's leaderboard: sets of ranks, scores with their intervals, luck.
  mutating func contest(_ board: ContestBoard, in area: Rect) {
    var remark = [Span(SafeText.line(board.name), .accent)]
    if state.timeline.header != nil { remark.append(Span("  s", .accent)) }
    let inside = frame.box(
      area, title: words[.viewLeaderboard], remark: remark, isFocused: isFocused(.leaderboard))
    var rest = inside
    let notes = notes(of: board, width: inside.width - 2)
    let below = rest.takeBottom(min(notes.count, max(0, inside.height / 3)))
    let chosen = min(state.chosenCard, board.rows.count - 1)
    let first = ListWindow.first(
      current: 0, selected: chosen, count: board.rows.count, height: rest.height - 1)
    selectable(
      Table(
        columns: columns(of: board), rows: board.rows.map { row($0, of: board) }, selected: chosen,
        first: first), of: .leaderboard, in: rest)
    for (row, line) in notes.prefix(below.height).enumerated() {
      frame.text(line, x: below.x + 1, y: below.y + row, style: Style(.dim), limit: below.width - 2)
    }
  }

  private func columns(of board: ContestBoard) -> [Table.Column] {
    [
      .init(words[.ranks], width: 5, right: true),
      .init(words[.seatColumn], width: 12, stretches: true),
      .init(words[.scoreColumn], width: 7, right: true),
      .init(words[.interval], width: 16, right: true, rank: 2),
      .init(words[.luck], width: state.language == .chinese ? 6 : 7, right: true),
      .init(words[.scoreReturn], width: 8, right: true),
      .init(words[.excess], width: 8, right: true, rank: 1),
      .init(words[.sharpe], width: 6, right: true, rank: 3),
      .init("DSR", width: 5, right: true, rank: 4),
      .init(words[.runs], width: 5, right: true, rank: 5),
      .init(words[.viewTrades], width: 6, right: true, rank: 6),
      .init("✗", width: 5, right: true, rank: 7),
    ]
  }

  private func row(_ row: ContestRow, of board: ContestBoard) -> [Span] {
    let scale = board.score == .excess ? 100.0 : 1
    func number(_ value: Double?) -> String { value.map { ScoreText.fixed($0) } ?? "–" }
    func percent(_ ratio: Double?) -> Span {
      Span(ScoreText.percent(ratio), ratio.map { Ratio.ink($0) } ?? .dim)
    }
    let interval = row.score.map { "\(number($0.low * scale)) … \(number($0.high * scale))" }
    return [
      Span(board.rank(of: row), row.standing == .ranked ? .accent : .dim), Span(row.seat),
      Span(number(row.score.map { $0.mean * scale })), Span(interval ?? "–", .dim),
      Span(row.luckPercentile.map { ScoreText.tenths($0) } ?? "–"), percent(row.meanReturn),
      percent(row.excess?.mean), Span(number(row.sharpe)), Span(number(row.deflatedProbability)),
      Span(String(row.runs), .dim), Span(String(row.trades), .dim),
      Span(row.rejections == 0 ? "" : String(row.rejections), .refusal),
    ]
  }

  /// What the board means.
  private func notes(of board: ContestBoard, width: Int) -> [String] {
    var notes = [words(.contestNote, String(board.rows.count), String(board.seasons))]
    if board.seasons < ContestBoard.leastSeasons {
      notes.append(words(.contestFew, String(ContestBoard.leastSeasons)))
    }
    if let ability = board.ability {
      notes.append(
        words(
          .contestAbility, ScoreText.fixed(ability.realityCheck), ScoreText.fixed(ability.superior))
      )
    }
    notes.append(words[.luckNote])
    return notes.flatMap { TextWrap.lines($0, width: max(2, width)) }
  }
}

extension DashboardState {
  /// The contest's leaderboard, unless the runs at hand are to be shown.
  var shownBoard: ContestBoard? { showsRuns && timeline.header != nil ? nil : board }

  /// Compares with the run of the chosen seat of a contest.
  mutating func openSeat(of board: ContestBoard) {
    guard chosenCard < board.rows.count,
      let place = rivals.firstIndex(where: { $0.name == board.rows[chosenCard].seat })
    else {
      toast = words[.noJournal]
      return
    }
    chosenRival = place
    view = .compare
    focus = .compare
  }
}
