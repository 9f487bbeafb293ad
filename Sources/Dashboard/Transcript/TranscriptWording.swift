import Journal
import Terminal
import TradingTypes

/// Puts the blocks of a transcript into words and lines.
///
/// Every kind has a mark of its own in the gutter, so that nothing depends on colour.
struct TranscriptWording: Sendable {
  let words: Wording
  let names: Names
  /// Columns of a line, gutter included.
  let width: Int

  /// Whether there is room for the kind's name beside its mark.
  private var isRoomy: Bool { width >= 60 }
  private var isChinese: Bool { words.language == .chinese }

  /// Columns left of the text.
  var gutterWidth: Int { isRoomy ? (isChinese ? 8 : 9) : 3 }
  /// Columns of the text.
  var textWidth: Int { max(8, width - gutterWidth) }

  private struct Kind {
    let mark: String
    let name: Word
    let ink: Ink
  }

  /// The lines of a block; a `share` below 1 shows the beginning of its text.
  func lines(
    of block: TranscriptBlock, in timeline: Timeline, fold: Int?, share: Double = 1
  ) -> [[Span]] {
    switch block.content {
    case .opening(let opening):
      return [[], rule(opening)]
    case .briefing(let text):
      return passage(text, block, kind(.briefing), fold: fold.map { max(2, $0 - 2) }, share: share)
    case .thought(let text):
      return passage(text, block, kind(.thought), fold: nil, share: share)
    case .call(let name, let arguments, let isWellFormed):
      var lines = call(name, arguments, share: share)
      if !isWellFormed {
        lines.append(indent + [Span("✗ " + words[.malformed], .refusal)])
      }
      return lines
    case .result(let text):
      return passage(text, block, kind(.result), fold: fold, share: share)
    case .refusal(let text):
      return passage(text, block, kind(.refusedCall), fold: fold, share: share)
    case .note(let text):
      return passage(text, block, kind(.note), fold: nil, share: share)
    default:
      return event(block.content, timeline)
    }
  }

  /// The lines of text in the making.
  func lines(of draft: Draft) -> [[Span]] {
    let kind: Kind =
      switch draft.kind {
      case .thought: self.kind(.thought)
      case .call: self.kind(.call)
      case .status: Kind(mark: "…", name: .kindStatus, ink: .dim)
      }
    var text = draft.text
    text.reflow(width: textWidth)
    var lines = text.lines.map { [Span($0, kind.ink)] }
    if text.droppedParagraphs > 0 {
      lines.insert([Span(words(.dropped, String(text.droppedParagraphs)), .dim)], at: 0)
    }
    if draft.kind != .status, let last = lines.indices.last {
      lines[last].append(Span("▌", .accent))
    }
    return guttered(lines, kind)
  }

  private func kind(_ step: StepKind) -> Kind {
    switch step {
    case .briefing: Kind(mark: isChinese ? "报" : "▤", name: .kindBriefing, ink: .briefing)
    case .thought: Kind(mark: isChinese ? "想" : "∴", name: .kindThought, ink: .thought)
    case .call: Kind(mark: "→", name: .kindCall, ink: .action)
    case .result: Kind(mark: "←", name: .kindResult, ink: .answer)
    case .refusedCall, .rejection: Kind(mark: "✗", name: .kindRefusal, ink: .refusal)
    case .note: Kind(mark: isChinese ? "记" : "✎", name: .kindNote, ink: .note)
    case .order: Kind(mark: isChinese ? "单" : "◇", name: .kindOrder, ink: .plain)
    case .fill: Kind(mark: isChinese ? "成" : "◆", name: .kindFill, ink: .plain)
    case .closed, .finished: Kind(mark: isChinese ? "收" : "■", name: .kindClose, ink: .accent)
    default: Kind(mark: "·", name: .kindEvent, ink: .dim)
    }
  }

  private var indent: [Span] { [Span(String(repeating: " ", count: gutterWidth))] }

  /// The lines with the kind's mark before the first and blanks before the others.
  private func guttered(_ lines: [[Span]], _ kind: Kind) -> [[Span]] {
    let style = Style(kind.ink == .thought || kind.ink == .plain ? .dim : kind.ink)
    var mark = GlyphWidth.padded(kind.mark, to: 3)
    if isRoomy { mark += GlyphWidth.padded(words[kind.name], to: gutterWidth - 3) }
    return lines.enumerated().map { place, line in
      place == 0 ? [Span(mark, style)] + line : indent + line
    }
  }

  private func passage(
    _ text: String, _ block: TranscriptBlock, _ kind: Kind, fold: Int?, share: Double
  ) -> [[Span]] {
    var shown = text
    if share < 1 {
      let count = Int(Double(text.unicodeScalars.count) * share)
      shown = String(text.unicodeScalars.prefix(count))
    }
    var wrapped = TextWrap.lines(shown, width: textWidth)
    while wrapped.count > 1, wrapped.last?.isEmpty == true { wrapped.removeLast() }
    let ink: Ink = kind.ink == .refusal ? .warning : kind.ink
    if let fold, wrapped.count > fold + 1, share == 1 {
      let hidden = wrapped.count - fold
      let lines = wrapped.prefix(fold).map { [Span($0, ink)] }
      return guttered(lines + [[Span(words(.moreLines, String(hidden)), .dim)]], kind)
    }
    var lines = wrapped.map { [Span($0, ink)] }
    if share < 1, let last = lines.indices.last { lines[last].append(Span("▌", .accent)) }
    if block.omitted > 0, share == 1 {
      lines.append([Span(words(.omitted, NumberText.count(Int64(block.omitted))), .dim)])
    }
    return guttered(lines, kind)
  }

  private func call(_ name: String, _ arguments: String, share: Double) -> [[Span]] {
    let count = share < 1 ? Int(Double(arguments.unicodeScalars.count) * share) : .max
    let shown = String(arguments.unicodeScalars.prefix(count))
    let wrapped = TextWrap.lines(name + " " + shown, width: textWidth)
    let lines = wrapped.enumerated().map { place, line -> [Span] in
      guard place == 0, line.hasPrefix(name) else { return [Span(line, .action)] }
      return [Span(name, Style(.action, .bold)), Span(String(line.dropFirst(name.count)), .action)]
    }
    return guttered(lines, kind(.call))
  }

  private func rule(_ opening: DayOpening) -> [Span] {
    let text =
      " \(words.date(opening.day)) · "
      + words(.dayOf, String(opening.number), String(opening.count)) + " "
    let rest = max(0, width - 3 - GlyphWidth.of(text))
    return [
      Span("───", .faint), Span(text, .title), Span(String(repeating: "─", count: rest), .faint),
    ]
  }

  private func event(_ content: TranscriptBlock.Content, _ timeline: Timeline) -> [[Span]] {
    switch content {
    case .order(let place):
      return oneLine(order(timeline.orders[place].order), kind(.order))
    case .rejection(let place):
      let record = timeline.orders[place]
      guard let rejection = record.rejection else { return [[]] }
      let code = Span("  " + rejection.code.rawValue, .warning)
      var lines = oneLine(order(record.order) + [code], kind(.rejection))
      // A seat that thinks reads the reason as the answer of its tool, a line further down.
      if timeline.header?.model.isEmpty ?? true {
        let text =
          isChinese
          ? RuleText.of(rejection.code, in: .chinese)
          : SafeText.line(rejection.message + " " + rejection.hint)
        lines += TextWrap.lines(text, width: textWidth).map { indent + [Span($0, .warning)] }
      }
      return lines
    case .fill(let fill):
      return oneLine(
        [
          side(fill.side), Span(" " + names.name(of: fill.symbol, in: words.language)),
          Span(" \(NumberText.count(fill.quantity.shares)) @ \(fill.price)"),
          Span(isRoomy ? "  \(words[.fee]) \(NumberText.money(fill.fees.total))" : "", .dim),
        ], kind(.fill))
    case .orderEnded(let ended):
      let reason: Word =
        switch ended.reason {
        case .expired: .orderExpired
        case .cancelled: .orderCancelled
        case .insufficientCash: .orderNoCash
        }
      return oneLine(
        [
          Span(
            words(
              .leftOver, ended.order.description, NumberText.count(ended.remaining.shares),
              words[reason]), .dim)
        ], kind(.orderEnded))
    case .entitlement(let booked):
      return oneLine(
        [
          Span(
            words(
              .dividend, names.name(of: booked.symbol, in: words.language),
              NumberText.money(booked.cash), NumberText.count(booked.shares.shares)))
        ], kind(.entitlement))
    case .tax(let tax):
      let name = names.name(of: tax.symbol, in: words.language)
      return oneLine(
        [Span(words(.dividendTax, name, NumberText.money(tax.tax)))], kind(.tax))
    case .compaction(let fold):
      return oneLine(
        [
          Span(
            words(
              .daysFolded, String(fold.fromDay), String(fold.toDay),
              NumberText.count(Int64(fold.removedThoughtTokens))), .dim)
        ], kind(.compaction))
    case .closing(let closing, let previous):
      return closingLines(closing, previous: previous)
    case .ending(let ending):
      return oneLine(
        [
          Span(
            words(
              .runOver, String(ending.daysClosed), NumberText.money(ending.netAssetValue)),
            .accent)
        ], kind(.finished))
    default:
      return [[]]
    }
  }

  private func closingLines(_ closing: DayClosing, previous: Money) -> [[Span]] {
    let gain = closing.netAssetValue - previous
    let ratio = Ratio.of(gain, to: previous)
    var line = [
      Span("\(words[.netValue]) \(NumberText.money(closing.netAssetValue))  "),
      Span("\(words[.today]) ", .dim),
      Span(
        "\(NumberText.signedMoney(gain)) \(NumberText.percent(ratio))", Ratio.ink(ratio)),
    ]
    if !closing.stop.isEmpty, isRoomy {
      line.append(Span("  " + words(.stopReason, SafeText.line(closing.stop)), .dim))
    }
    return oneLine(line, kind(.closed))
  }

  private func order(_ order: Order) -> [Span] {
    let request = order.request
    let price = request.limit.map { "@ \($0)" } ?? words[.market]
    return [
      side(request.side), Span(" " + names.name(of: request.symbol, in: words.language)),
      Span(" \(NumberText.count(request.quantity.shares)) \(price)"),
      Span("  #\(order.id)", .dim),
    ]
  }

  private func side(_ side: Side) -> Span {
    side == .buy ? Span(words[.buyLong], .rise) : Span(words[.sellLong], .fall)
  }

  /// Runs that fit on one line stay one; others are wrapped as plain text.
  private func oneLine(_ spans: [Span], _ kind: Kind) -> [[Span]] {
    let length = spans.reduce(0) { $0 + $1.width }
    if length <= textWidth { return guttered([spans], kind) }
    let text = spans.map(\.text).joined()
    return guttered(TextWrap.lines(text, width: textWidth).map { [Span($0)] }, kind)
  }
}
