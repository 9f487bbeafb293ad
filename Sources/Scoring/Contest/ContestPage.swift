/// The contest as one page for a browser: nothing is fetched, charts are drawn inline.
public struct ContestPage: Sendable {
  private let board: ContestBoard

  /// The page of `board`.
  public init(_ board: ContestBoard) { self.board = board }

  /// The page's HTML.
  public var html: String {
    let scale = board.score == .excess ? 100.0 : 1
    let rows = board.rows.map { row in
      let interval = row.score.map { score in
        TextTable.fixed(score.low * scale, signed: true) + " … "
          + TextTable.fixed(score.high * scale, signed: true)
      }
      return "<tr\(row.standing == .baseline ? " class=b" : "")>"
        + "<td class=n>\(escaped(board.rank(of: row)))</td><td>\(escaped(row.seat))</td>"
        + cell(row.score.map { $0.mean * scale }, 2, signed: true)
        + "<td class=n>\(interval ?? "n/a")</td>"
        + cell(row.chance, 3) + cell(row.meanReturn * 100, 2, signed: true)
        + cell(row.excess.map { $0.mean * 100 }, 2, signed: true) + cell(row.luckPercentile, 1)
        + cell(row.sharpe, 2) + cell(row.deflatedProbability, 2)
        + "<td class=n>\(row.runs)</td><td class=n>\(row.trades)</td>"
        + "<td class=n>\(row.rejections)</td></tr>"
    }
    let heads = [
      "rank", "seat", board.score.heading, "95 %", "p", "return %", "excess %", "luck %", "Sharpe",
      "DSR", "runs", "trades", "refused",
    ]
    .map { $0 == "seat" ? "<th>seat</th>" : "<th class=n>\($0)</th>" }
    return """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(board.name))</title>
      <style>\(ContestPage.style)</style></head><body><main>
      <h1>\(escaped(board.name))</h1>
      \(board.notes.map { "<p>\(escaped($0))</p>" }.joined(separator: "\n"))
      <div class=wide><table><thead><tr>\(heads.joined())</tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody></table></div>
      <h2>Score by seat, with 95 % intervals</h2>
      \(ContestChart.intervals(board))
      <h2>Ranks that cannot be ruled out</h2>
      \(ContestChart.ranks(board))
      <h2>Net asset value over the season</h2>
      <p>Median of all runs, and where half and nine tenths of them lie; one is the cash at the start.
      Baselines are grey.</p>
      <div class=fans>\(board.rows.map { ContestChart.fan($0, all: board.rows) }.joined(separator: "\n"))</div>
      </main></body></html>

      """
  }

  private func cell(_ value: Double?, _ places: Int, signed: Bool = false) -> String {
    let text = value.map { TextTable.fixed($0, places: places, signed: signed) }
    return "<td class=n>\(text ?? "n/a")</td>"
  }

  private func escaped(_ text: String) -> String { ContestChart.escaped(text) }

  private static let style = """
    :root{color-scheme:light dark;--ink:#1c1e21;--soft:#6b7280;--line:#e2e4e8;--back:#fbfbfa;\
    --mark:#b3372b}
    @media(prefers-color-scheme:dark){:root{--ink:#e6e6e3;--soft:#9aa0a8;--line:#3a3e44;\
    --back:#16181b;--mark:#ef7b6d}}
    body{margin:0;background:var(--back);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
    main{max-width:68rem;margin:2rem auto;padding:0 1rem}
    h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:2.2rem}p{color:var(--soft);margin:.2rem 0}
    table{border-collapse:collapse;width:100%;margin-top:1rem;font-variant-numeric:tabular-nums}
    th,td{padding:.25rem .5rem;white-space:nowrap;border-bottom:1px solid var(--line);text-align:left}
    th{font-weight:600;color:var(--soft)}.n{text-align:right}.wide{overflow-x:auto}
    .b td{color:var(--soft)}text.b{fill:var(--soft)}
    svg{display:block;width:100%;height:auto}text{fill:var(--ink);font-size:12px}
    text.s{fill:var(--soft);font-size:11px}
    .fans{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1rem}
    """
}
