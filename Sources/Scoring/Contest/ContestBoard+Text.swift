extension ContestBoard {
  /// The headings of ``cells(of:)``.
  private var headings: [String] {
    [
      "rank", "seat", score.heading, "95 % interval", "p", "return %", "excess %", "luck %",
      "Sharpe",
      "PSR", "DSR", "runs", "trades", "refused", "fees %",
    ]
  }

  private func cells(of row: ContestRow) -> [String] {
    func text(_ value: Double?, places: Int = 2, signed: Bool = false) -> String {
      value.map { TextTable.fixed($0, places: places, signed: signed) } ?? "n/a"
    }
    let interval =
      row.score.map {
        "\(text($0.low * score.scale, signed: true)) … \(text($0.high * score.scale, signed: true))"
      }
      ?? "n/a"
    return [
      rank(of: row), row.seat, text(row.score.map { $0.mean * score.scale }, signed: true),
      interval,
      ContestBoard.chance(row.chance),
      text(row.meanReturn * 100, signed: true),
      text(row.excess.map { $0.mean * 100 }, signed: true),
      text(row.luckPercentile, places: 1), text(row.sharpe), text(row.sharpeProbability),
      text(row.deflatedProbability), String(row.runs), String(row.trades), String(row.rejections),
      text(row.meanFees * 100),
    ]
  }

  /// The set of ranks as text: `1`, `1–4`, `base` for a baseline, or `–` for none.
  public func rank(of row: ContestRow) -> String {
    if row.standing == .baseline { return "base" }
    guard let ranks = row.ranks else { return "–" }
    return ranks.count == 1 ? "\(ranks.lowerBound)" : "\(ranks.lowerBound)–\(ranks.upperBound)"
  }

  /// A chance with three decimals; never a plain zero, which no resampling can show.
  static func chance(_ value: Double?) -> String {
    value.map { $0 < 0.0005 ? "<0.001" : TextTable.fixed($0, places: 3) } ?? "n/a"
  }

  /// What is known of the first place, in a sentence or two.
  public var verdict: String {
    guard seasons >= ContestBoard.leastSeasons else {
      return "Fewer than \(ContestBoard.leastSeasons) seasons are finished by all: no ranks yet."
    }
    let first = rows.filter { $0.standing == .ranked && $0.ranks?.lowerBound == 1 }
    guard let best = first.first else { return "No seat may have a rank." }
    let lead: String
    if first.count > 1 {
      let named = first.prefix(4).map(\.seat)
      let more = first.count - named.count
      let last = more > 0 ? "\(more) others" : named.last ?? ""
      let rest = more > 0 ? named : Array(named.dropLast())
      lead =
        "\(rest.joined(separator: ", ")) and \(last) may each be first: \(seasons) seasons do not "
        + "tell them apart."
    } else if rows.contains(where: { $0.standing == .ranked && $0.seat != best.seat }) {
      lead = "\(best.seat) is first: no other seat can be."
    } else {
      lead = "\(best.seat) is the only seat with a rank."
    }
    guard let chance = best.chance else { return lead }
    // The best of several was looked for: its chance counts once for each of them (Bonferroni).
    let seats = rows.count { $0.standing == .ranked }
    let corrected = min(chance * Double(seats), 1)
    return lead + " The choices of \(best.seat) are "
      + (corrected < 0.05 ? "better than" : "not told from") + " random ones (p "
      + (corrected < 0.0005 ? "<0.001" : "= " + ContestBoard.chance(corrected))
      + (seats > 1 ? ", best of \(seats) seats)." : ").")
  }

  /// What the board means, in lines.
  var notes: [String] {
    let baselines = rows.count { $0.standing == .baseline }
    var lines = [
      "\(name): \(rows.count - baselines) seats and \(baselines) baselines, "
        + "\(seasons) seasons finished by all; ranked by \(score.heading).",
      verdict,
      "Ranks are 95 % confidence sets among the seats; intervals resample whole seasons.",
    ]
    if rows.contains(where: { $0.chance != nil }) {
      lines.append(
        "p: chance that random choice with the same days, sides and amounts scores as high.")
    }
    for row in rows {
      if case .barred(let reason) = row.standing {
        lines.append("\(row.seat) has no rank: \(reason).")
      }
    }
    func equation(_ value: Double) -> String {
      value < 0.0005 ? "<0.001" : "= " + ContestBoard.chance(value)
    }
    func line(_ what: String, _ ability: SuperiorAbility?) {
      guard let ability else { return }
      lines.append(
        "Does the best beat \(what)? Reality check p "
          + equation(ability.realityCheck) + ", SPA p " + equation(ability.superior) + ".")
    }
    line("the index", ability)
    line("equal parts held", abilityOverEqualParts)
    return lines
  }

  /// The board for a terminal.
  public var text: String {
    var table = TextTable(
      headings.enumerated().map { $0.offset == 1 ? .left($0.element) : .right($0.element) })
    for row in rows { table.add(cells(of: row)) }
    return table.text + "\n\n" + notes.joined(separator: "\n")
  }

  /// The board as Markdown.
  public var markdown: String {
    func line(_ cells: [String]) -> String {
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    let rule = headings.indices.map { $0 == 1 ? "---" : "---:" }
    return "# \(name)\n\n" + line(headings) + line(rule)
      + rows.map { line(cells(of: $0)) }.joined() + "\n" + notes.joined(separator: "\n\n") + "\n"
  }

  /// The board as CSV: `seat,standing,rank_low,rank_high,score,…`, undefined cells empty.
  public var csv: String {
    func cell(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    func quoted(_ text: String) -> String {
      text.contains { ",\"\n\r".contains($0) }
        ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
    var text =
      "seat,standing,rank_low,rank_high,score,score_low,score_high,random_p,return_pct,excess_pct,"
      + "luck_percentile,sharpe,psr,dsr,runs,trades,rejections,violations,fees_pct\n"
    for row in rows {
      let cells = [
        quoted(row.seat), row.standing.text, row.ranks.map { "\($0.lowerBound)" } ?? "",
        row.ranks.map { "\($0.upperBound)" } ?? "", cell(row.score?.mean), cell(row.score?.low),
        cell(row.score?.high), cell(row.chance), cell(row.meanReturn * 100),
        cell(row.excess.map { $0.mean * 100 }),
        cell(row.luckPercentile), cell(row.sharpe), cell(row.sharpeProbability),
        cell(row.deflatedProbability), "\(row.runs)", "\(row.trades)", "\(row.rejections)",
        "\(row.violations)",
        cell(row.meanFees * 100),
      ]
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }
}
