/// The contest as one page for a browser: nothing is fetched, charts are drawn inline.
public struct ContestPage: Sendable {
  private let board: ContestBoard

  /// The page of `board`.
  public init(_ board: ContestBoard) { self.board = board }

  /// The page's HTML.
  public var html: String {
    let title = board.score.heading.prefix(1).uppercased() + board.score.heading.dropFirst()
    return """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(board.name))</title>
      <style>\(ContestPage.style)</style></head><body><main>
      <h1>\(escaped(board.name))</h1>
      <p class=lead>\(escaped(board.verdict))</p>
      <dl>\(facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }.joined())</dl>
      <div class=wide><table><thead><tr>\(heads)</tr></thead>
      <tbody>\(board.rows.map(line(of:)).joined(separator: "\n"))</tbody></table></div>
      \(board.notes.dropFirst(2).map { "<p>\(escaped($0))</p>" }.joined(separator: "\n"))
      <details><summary>What the columns say</summary><dl class=words>\
      \(words.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }.joined())</dl></details>
      <h2>\(title) by seat, with 95 % intervals</h2>
      <p>\(board.score.meaning)</p>
      <div class="wide chart">\(ContestChart.intervals(board))</div>
      <h2>Ranks that cannot be ruled out</h2>
      <p>A seat may truly stand anywhere along its bar; seats whose bars overlap are not told apart.</p>
      <div class="wide chart">\(ContestChart.ranks(board))</div>
      <h2>Net asset value over the season</h2>
      <p>Median of all runs, and where half and nine tenths of them lie; one is the cash at the start.
      Baselines are grey.</p>
      <div class=fans>\(board.rows.map { ContestChart.fan($0, all: board.rows) }.joined(separator: "\n"))</div>
      <footer>Every figure follows from results.jsonl beside this page. Seats and terms were fixed in
      contest.json before the first run, with a SHA-256 of the seed of every generated season;
      seeds.json reveals the seeds, so that anyone may play the contest again and get these bytes.</footer>
      </main></body></html>

      """
  }

  /// How large the contest was.
  private var facts: [(String, String)] {
    let baselines = board.rows.count { $0.standing == .baseline }
    return [
      ("seats", "\(board.rows.count - baselines)"), ("baselines", "\(baselines)"),
      ("seasons", grouped(board.seasons)),
      ("days a season", "\(board.rows.map(\.fan.count).max() ?? 0)"),
      ("runs", grouped(board.rows.reduce(0) { $0 + $1.runs })),
      ("ranked by", board.score.heading),
    ]
  }

  /// The columns and what they say.
  private var words: [(String, String)] {
    [
      ("rank", "the ranks a seat may have, a 95 % confidence set; baselines have none"),
      (board.score.heading, board.score.meaning),
      ("95 %", "where the mean score may lie, by resampling whole seasons"),
      ("p", "chance that random choice with the same days, sides and amounts scores as high"),
      ("return %, excess %", "mean of a season, and of it what is over the index"),
      ("luck %", "random traders that did at least as well, mean of all runs; 50 is the middle"),
      ("Sharpe", "of all days, annualised"),
      ("DSR", "chance that the true Sharpe exceeds the best that so many skilless seats reach"),
      ("refused", "orders that the venue refused"),
    ]
  }

  private var heads: String {
    [
      "rank", "seat", board.score.heading, "95 %", "p", "return %", "excess %", "luck %", "Sharpe",
      "DSR", "runs", "trades", "refused",
    ]
    .map { $0 == "seat" ? "<th class=seat>seat</th>" : "<th class=n>\($0)</th>" }.joined()
  }

  private func line(of row: ContestRow) -> String {
    let scale = board.score.scale
    let interval = row.score.map { score in
      figure(score.low * scale, 2, signed: true) + " … "
        + figure(score.high * scale, 2, signed: true)
    }
    let rank = board.rank(of: row)
    return "<tr\(row.standing == .baseline ? " class=b" : "")>"
      + "<td class=n>\(rank == "base" ? rank : "<b>\(escaped(rank))</b>")</td>"
      + "<td class=seat>\(escaped(row.seat))</td>"
      + cell(row.score.map { $0.mean * scale }, 2, signed: true)
      + "<td class=n>\(interval ?? "n/a")</td>"
      + "<td class=n>\(escaped(ContestBoard.chance(row.chance)))</td>"
      + cell(row.meanReturn * 100, 2, signed: true)
      + cell(row.excess.map { $0.mean * 100 }, 2, signed: true) + cell(row.luckPercentile, 1)
      + cell(row.sharpe, 2, signed: true) + cell(row.deflatedProbability, 2)
      + [row.runs, row.trades, row.rejections].map { "<td class=n>\(grouped($0))</td>" }.joined()
      + "</tr>"
  }

  private func cell(_ value: Double?, _ places: Int, signed: Bool = false) -> String {
    "<td class=n>\(value.map { figure($0, places, signed: signed) } ?? "n/a")</td>"
  }

  /// A number as a browser sets it: a true minus sign, and none on what rounds to zero.
  private func figure(_ value: Double, _ places: Int, signed: Bool = false) -> String {
    let text = TextTable.fixed(value, places: places, signed: signed)
    guard text.contains(where: { $0 != "0" && $0.isNumber }) else {
      return TextTable.fixed(0, places: places)
    }
    return text.replacing("-", with: "−")
  }

  /// A count with its thousands set apart.
  private func grouped(_ count: Int) -> String {
    var text = ""
    for (place, digit) in String(count).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append("\u{2009}") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  private func escaped(_ text: String) -> String { ContestChart.escaped(text) }

  private static let style = """
    :root{color-scheme:light dark;--ink:#1c1e21;--soft:#6b7280;--line:#e2e4e8;--back:#fbfbfa;\
    --mark:#b3372b}
    @media(prefers-color-scheme:dark){:root{--ink:#e6e6e3;--soft:#9aa0a8;--line:#3a3e44;\
    --back:#16181b;--mark:#ef7b6d}}
    body{margin:0;background:var(--back);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
    main{max-width:68rem;margin:2rem auto;padding:0 1rem}
    h1{font-size:1.7rem;line-height:1.2;margin:0;overflow-wrap:anywhere}
    h2{font-size:1.1rem;margin:2.4rem 0 .2rem}p{color:var(--soft);margin:.2rem 0;max-width:46rem}
    p.lead{color:var(--ink);font-size:1.12rem;margin:.6rem 0 1.2rem;overflow-wrap:anywhere}
    dl{display:flex;flex-wrap:wrap;gap:.4rem 2rem;margin:0 0 .4rem}dt{color:var(--soft);font-size:.85rem}
    dd{margin:0;font-size:1.05rem;font-variant-numeric:tabular-nums}
    details{margin:.6rem 0}summary{cursor:pointer;color:var(--soft)}
    .words{display:block}.words div{display:flex;gap:1rem;margin:.3rem 0}
    .words dt{flex:0 0 8rem;font-size:.95rem}.words dd{font-size:.95rem}
    table{border-collapse:separate;border-spacing:0;width:100%;margin:1rem 0;\
    font-variant-numeric:tabular-nums}
    th,td{padding:.3rem .5rem;white-space:nowrap;border-bottom:1px solid var(--line);text-align:left}
    th{font-weight:600;color:var(--soft)}.n{text-align:right}.wide{overflow-x:auto}
    .seat{position:sticky;left:0;background:var(--back)}
    tbody tr:hover td{background:color-mix(in srgb,var(--mark) 8%,var(--back))}
    .b td{color:var(--soft)}text.b{fill:var(--soft)}
    svg{display:block;width:100%;height:auto}text{fill:var(--ink);font-size:12px}
    text.s{fill:var(--soft);font-size:11px}.chart svg{min-width:38rem;max-width:56rem}
    .fans{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(12rem,46%),1fr));gap:1rem}
    footer{color:var(--soft);font-size:.9rem;border-top:1px solid var(--line);margin:2.4rem 0 3rem;\
    padding-top:.8rem;max-width:46rem}
    @media print{.wide{overflow:visible}details{display:none}}
    """
}
