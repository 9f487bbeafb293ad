/// The contest as one page for a browser: nothing is fetched, charts are drawn inline.
public struct ContestPage: Sendable {
  private let board: ContestBoard

  /// The page of `board`.
  public init(_ board: ContestBoard) { self.board = board }

  /// The page's HTML.
  public var html: String {
    let rows = board.rows.map { row in
      "<tr><td class=n>\(escaped(board.rank(of: row)))</td><td>\(escaped(row.seat))</td>"
        + cell(row.score?.mean, 2) + cell(row.meanReturn * 100, 2)
        + cell(row.excess.map { $0.mean * 100 }, 2) + cell(row.luckPercentile, 1)
        + cell(row.sharpe, 2) + cell(row.deflatedProbability, 2)
        + "<td class=n>\(row.runs)</td><td class=n>\(row.trades)</td>"
        + "<td class=n>\(row.rejections)</td></tr>"
    }
    let heads = [
      "rank", "seat", board.score.heading, "return %", "excess %", "luck %", "Sharpe", "DSR",
      "runs", "trades", "refused",
    ]
    return """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(board.name))</title>
      <style>\(ContestPage.style)</style></head><body><main>
      <h1>\(escaped(board.name))</h1>
      \(board.notes.dropFirst().map { "<p>\(escaped($0))</p>" }.joined(separator: "\n"))
      <table><thead><tr>\(heads.map { "<th>\($0)</th>" }.joined())</tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody></table>
      <h2>Score by seat, with 95 % intervals</h2>
      \(ContestChart.intervals(board))
      <h2>Ranks that cannot be ruled out</h2>
      \(ContestChart.ranks(board))
      <h2>Net asset value over the season</h2>
      <p>Median of all runs, and where half and nine tenths of them lie.</p>
      <div class=fans>\(board.rows.map { ContestChart.fan($0, all: board.rows) }.joined(separator: "\n"))</div>
      </main></body></html>

      """
  }

  private func cell(_ value: Double?, _ places: Int) -> String {
    "<td class=n>\(value.map { TextTable.fixed($0, places: places) } ?? "n/a")</td>"
  }

  private func escaped(_ text: String) -> String { ContestChart.escaped(text) }

  private static let style = """
    :root{color-scheme:light dark;--ink:#1c1e21;--soft:#6b7280;--line:#d9dce1;--back:#fbfbfa;\
    --mark:#b3372b;--fan:#b3372b}
    @media(prefers-color-scheme:dark){:root{--ink:#e6e6e3;--soft:#9aa0a8;--line:#3a3e44;\
    --back:#16181b;--mark:#ef7b6d;--fan:#ef7b6d}}
    body{margin:0;background:var(--back);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
    main{max-width:60rem;margin:2rem auto;padding:0 1rem}
    h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:2.2rem}p{color:var(--soft);margin:.2rem 0}
    table{border-collapse:collapse;width:100%;margin-top:1rem;font-variant-numeric:tabular-nums}
    th,td{padding:.25rem .6rem;border-bottom:1px solid var(--line);text-align:left}
    th{font-weight:600;color:var(--soft)}.n{text-align:right}
    svg{display:block;width:100%;height:auto}text{fill:var(--ink);font-size:12px}
    text.s{fill:var(--soft);font-size:11px}
    .fans{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1rem}
    """
}
