import Terminal
import TradingTypes

extension DashboardPainter {
  /// The order being written, with what the venue says about it.
  mutating func ticket(_ ticket: OrderTicket) {
    let width = min(frame.size.width - 4, 72)
    let refusal = ticket.standingRefusal
    let lines = fields(of: ticket) + [[]] + facts(of: ticket) + [[]]
    let last =
      refusal.map { wording(of: $0, width: width - 4) } ?? verdict(of: ticket)
    let area = frame.area.centred(
      width: width, height: min(lines.count + max(last.count, 3) + 2, frame.size.height - 3))
    frame.fill(area)
    let side = words[ticket.side == .buy ? .buyLong : .sellLong]
    let inside = frame.box(
      area, title: "\(words[.ticketTitle]) · \(side)", remark: remark, isFocused: true
    ).inset(1, 0)
    for (row, line) in (lines + last).prefix(inside.height).enumerated() {
      frame.spans(line, x: inside.x, y: inside.y + row, limit: inside.width)
    }
    if ticket.isRuleShown, let refusal { rule(refusal) }
  }

  /// The rule behind a refusal, over everything else.
  private mutating func rule(_ refusal: OrderRejection) {
    let width = min(frame.size.width - 8, 76)
    let lines = ruleLines(refusal, of: state.seat?.ticket?.request, width: width - 4)
    let area = frame.area.centred(
      width: width, height: min(lines.count + 4, frame.size.height - 2))
    frame.fill(area)
    let inside = frame.box(
      area, title: "\(words[.ruleTitle]) · \(refusal.code.rawValue)", isFocused: true
    ).inset(1, 0)
    for (row, line) in lines.prefix(inside.height - 2).enumerated() {
      frame.spans(line, x: inside.x, y: inside.y + row, limit: inside.width)
    }
    frame.fitted(
      words[.ruleFooter], x: inside.x, y: inside.bottom - 1, style: Style(.dim),
      limit: inside.width)
  }

  /// A refusal in the venue's words, and the rule in plain ones.
  func ruleLines(
    _ refusal: OrderRejection, of request: OrderRequest?, width: Int
  ) -> [[Span]] {
    let sentence = refusals.sentence(refusal, of: request)
    let said = TextWrap.lines(SafeText.visible(sentence), width: width)
    let rule = TextWrap.lines(RuleText.of(refusal.code, in: state.language), width: width)
    var lines = said.map { [Span($0, .warning)] } + [[]] + rule.map { [Span($0)] }
    if state.language == .chinese {
      let original = words(.venueSaid, SafeText.line(refusal.description))
      lines += [[]] + TextWrap.lines(original, width: width).map { [Span($0, .dim)] }
    }
    return lines
  }

  private var refusals: RefusalText { RefusalText(words: words, names: state.names) }

  private var remark: [Span] {
    guard let turn = state.seat?.turn else { return [] }
    return [Span(words[.available] + " ", .dim), Span(NumberText.money(turn.buyingPower))]
  }

  /// Columns of the labels.
  private var labelWidth: Int { state.language == .chinese ? 12 : 14 }

  private func label(_ word: Word) -> Span {
    Span(GlyphWidth.padded(words[word], to: labelWidth), .dim)
  }

  private func fields(of ticket: OrderTicket) -> [[Span]] {
    func line(_ field: OrderTicket.Field, _ word: Word, _ text: String, typed: Bool) -> [Span] {
      let isHere = ticket.field == field
      return [
        Span(isHere ? "▸ " : "  ", .accent), label(word),
        Span(text, Style(isHere ? .selection : typed ? .plain : .dim)),
        Span(isHere && typed ? "▌" : "", .accent),
      ]
    }
    let name = state.names.name(of: ticket.symbol, in: state.language)
    var security = "\(name) \(ticket.symbol)"
    if !ticket.search.isEmpty { security += "  /\(ticket.search)" }
    return [
      line(.security, .security, security, typed: false),
      line(.quantity, .shares, ticket.quantity.isEmpty ? "0" : ticket.quantity, typed: true),
      line(
        .price, .price, ticket.price.isEmpty ? words[.marketPrice] : ticket.price, typed: true),
    ]
  }

  private func facts(of ticket: OrderTicket) -> [[Span]] {
    guard let quote = ticket.quote else { return [[Span("  " + words[.asking], .dim)]] }
    let band =
      if let low = quote.low, let high = quote.high {
        "\(low) – \(high)"
      } else {
        words[.noBand]
      }
    var lines: [[Span]] = [
      [
        Span("  "), label(.band), Span(GlyphWidth.padded(band, to: 20)), label(.reference),
        Span(quote.reference?.description ?? "–"),
      ],
      [
        Span("  "), label(.heldNow),
        Span(GlyphWidth.padded(NumberText.count(quote.held.shares), to: 20)), label(.sellable),
        Span(NumberText.count(quote.sellable.shares)),
      ],
    ]
    if ticket.side == .buy {
      lines.append([
        Span("  "), label(.most), Span(NumberText.count(quote.most.shares)), Span("  a", .accent),
      ])
    }
    if case .accepted(let amount, let fees, let cashAfter) = quote.verdict {
      lines.append([
        Span("  "), label(.amount), Span(GlyphWidth.padded(NumberText.money(amount), to: 20)),
        label(.fees), Span(NumberText.money(fees.total)),
      ])
      lines.append([Span("  "), label(.cashAfter), Span(NumberText.money(cashAfter))])
    }
    return lines
  }

  private func verdict(of ticket: OrderTicket) -> [[Span]] {
    if ticket.request == nil { return [[Span("  " + words[.badPrice], .warning)]] }
    if ticket.quantity.isEmpty { return [[Span("  " + words[.noQuantity], .dim)]] }
    guard ticket.currentQuote != nil else { return [[Span("  " + words[.asking], .dim)]] }
    let line = [Span("  " + words[.verdictOK], .accent)]
    guard leavesNothing(ticket) else { return [line] }
    return [line]
      + TextWrap.lines(words[.tightCash], width: 64).map { [Span("  " + $0, .warning)] }
  }

  /// Whether a market buy counts on an open no dearer than the last price: under 2 % is left over.
  private func leavesNothing(_ ticket: OrderTicket) -> Bool {
    guard ticket.side == .buy, ticket.price.isEmpty,
      case .accepted(let amount, _, let cashAfter) = ticket.currentQuote?.verdict
    else { return false }
    return cashAfter * 50 < amount
  }

  private func wording(of refusal: OrderRejection, width: Int) -> [[Span]] {
    let sentence = refusals.sentence(refusal, of: state.seat?.ticket?.request)
    let text = TextWrap.lines(SafeText.visible(sentence), width: width - 2)
    return [
      [
        Span("  " + words[.verdictNo], .refusal), Span("  \(refusal.code.rawValue)", .dim),
        Span("  ? " + words[.hintRule], .accent),
      ]
    ] + text.map { [Span("  " + $0, .warning)] }
  }

  /// Asks whether the decision is made.
  mutating func confirmEnd() {
    let open = state.seat?.turn?.openOrders.count ?? 0
    let isLast = state.seat?.turn?.isLastOfDay ?? true
    let lines = [
      open == 1
        ? words[.endOneOpen] : open > 1 ? words(.endOpen, String(open)) : words[.endNone], "",
      words[.endLine],
    ]
    let width = (lines.map { GlyphWidth.of($0) }.max() ?? 0) + 6
    let area = frame.area.centred(width: max(width, 40), height: lines.count + 2)
    frame.fill(area)
    let inside = frame.box(
      area, title: words[isLast ? .endTitle : .endHourTitle], isFocused: true
    ).inset(2, 0)
    for (row, line) in lines.enumerated() {
      frame.fitted(
        line, x: inside.x, y: inside.y + row, style: Style(row == 2 ? .accent : .plain),
        limit: inside.width)
    }
  }
}
