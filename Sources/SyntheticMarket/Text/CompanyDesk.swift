import Market
import TradingTypes

/// Writes the news of one company.
struct CompanyDesk {
  private let desk: NewsDesk
  private let place: Int
  private let instrument: Instrument
  private let products: [Phrase]

  init(_ desk: NewsDesk, _ place: Int) {
    self.desk = desk
    self.place = place
    instrument = desk.instruments[place]
    products = Phrases.products[SectorModel.place(of: instrument.sector)]
  }

  /// Adds everything that is published about the company.
  func write(_ path: SharePath, _ events: ShareEvents, _ stories: inout [NewsDesk.Story]) {
    var stream = SplitStream(seed: desk.seed, .decoys, 1_000 + place)
    writeHeadlines(events, &stream, &stories)
    writeReports(events, &stream, &stories)
    writeRumours(events, &stream, &stories)
    writeRecaps(path, &stream, &stories)
    writeActions(path, &stream, &stories)
    writeSuspensions(events, &stream, &stories)
    if instrument.isSpecialTreatment {
      add(Phrases.warning, [], desk.time(before: 0, &stream), "公司公告", &stories)
    }
  }

  private func writeHeadlines(
    _ events: ShareEvents, _ stream: inout SplitStream, _ stories: inout [NewsDesk.Story]
  ) {
    for headline in events.headlines {
      let bank = headline.told > 0 ? Phrases.good : Phrases.bad
      let phrase = bank[stream.index(below: bank.count)]
      let product = products[stream.index(below: products.count)]
      let size = abs(headline.told)
      let blanks = [
        Phrase.Blank("product", product.chinese, product.english),
        Phrase.Blank("n", size * (2 + stream.index(below: 18))),
        Phrase.Blank("p", size * (2 + stream.index(below: 9))),
        Phrase.Blank("q", 1 + stream.index(below: 4)),
      ]
      let remark = Phrases.remarks[stream.index(below: Phrases.remarks.count)]
      let source = stream.happens(0.5) ? "公司公告" : stream.happens(0.5) ? "海晏财经" : "晨钟证券报"
      add(
        phrase, blanks, desk.time(before: headline.day, &stream), source, remark: remark, &stories)
    }
  }

  private func writeReports(
    _ events: ShareEvents, _ stream: inout SplitStream, _ stories: inout [NewsDesk.Story]
  ) {
    for report in events.reports {
      let growth = report.consensus + Int((report.surprise * 7).rounded())
      let phrase = Phrases.reports[stream.index(below: Phrases.reports.count)]
      let blanks = [
        Phrase.Blank("g", signed(growth), signed(growth)),
        Phrase.Blank("c", signed(report.consensus), signed(report.consensus)),
        Phrase.Blank("r", tenths(report.returnOnEquity), tenths(report.returnOnEquity)),
      ]
      add(phrase, blanks, desk.time(before: report.day, &stream), "公司公告", &stories)
      let preview = report.day - 4 - stream.index(below: 6)
      if preview >= 0, stream.happens(0.5) {
        let phrase = Phrases.previews[stream.index(below: Phrases.previews.count)]
        add(phrase, blanks, desk.time(before: preview, &stream), "券商研报", &stories)
      }
    }
  }

  private func writeRumours(
    _ events: ShareEvents, _ stream: inout SplitStream, _ stories: inout [NewsDesk.Story]
  ) {
    for rumour in events.rumours {
      let bank = rumour.sign > 0 ? Phrases.rumourGood : Phrases.rumourBad
      let product = products[stream.index(below: products.count)]
      let blanks = [Phrase.Blank("product", product.chinese, product.english)]
      add(
        bank[stream.index(below: bank.count)], blanks, desk.time(before: rumour.day, &stream),
        "股民论坛", &stories)
      if let day = rumour.denial {
        let phrase = Phrases.denials[stream.index(below: Phrases.denials.count)]
        add(phrase, [], desk.time(before: day, &stream), "公司公告", &stories)
      }
    }
  }

  /// Tells what the day has shown already, a decoy that any price chart holds.
  private func writeRecaps(
    _ path: SharePath, _ stream: inout SplitStream, _ stories: inout [NewsDesk.Story]
  ) {
    for (number, day) in path.days.enumerated() where !day.isSuspended {
      let move = day.bar.close.tenThousandths - day.reference.tenThousandths
      let tenthsOfPercent = (move * 1_000) / day.reference.tenThousandths
      guard abs(tenthsOfPercent) >= 40, stream.happens(0.2) else { continue }
      let bank = move > 0 ? Phrases.recapUp : Phrases.recapDown
      let percent = tenths(Int(abs(tenthsOfPercent)))
      add(
        bank[stream.index(below: bank.count)], [Phrase.Blank("p", percent, percent)],
        desk.evening(of: number, &stream), "海晏财经", &stories)
    }
  }

  private func writeActions(
    _ path: SharePath, _ stream: inout SplitStream, _ stories: inout [NewsDesk.Story]
  ) {
    for (action, number) in zip(path.actions, path.announcements) {
      let cash = (action.cashPerShare * 10).description
      let shares = action.transferPerTenThousand / 1_000
      let bonus =
        shares > 0
        ? Phrases.bonus.filled([Phrase.Blank("n", Int(shares))]) : (chinese: "", english: "")
      let blanks = [
        Phrase.Blank("cash", cash, cash), Phrase.Blank("bonus", bonus.chinese, bonus.english),
        Phrase.Blank("record", "\(action.recordDay)", "\(action.recordDay)"),
        Phrase.Blank("ex", "\(action.exDay)", "\(action.exDay)"),
      ]
      add(Phrases.dividend, blanks, desk.time(before: number, &stream), "公司公告", &stories)
    }
  }

  private func writeSuspensions(
    _ events: ShareEvents, _ stream: inout SplitStream, _ stories: inout [NewsDesk.Story]
  ) {
    for number in events.isSuspended.indices.dropFirst()
    where events.isSuspended[number] != events.isSuspended[number - 1] {
      let phrase = events.isSuspended[number] ? Phrases.halt : Phrases.resumption
      let day = "\(desk.calendar[number])"
      add(
        phrase, [Phrase.Blank("day", day, day)], desk.time(before: number, &stream), "公司公告",
        &stories)
    }
  }

  private func add(
    _ phrase: Phrase, _ blanks: [Phrase.Blank], _ time: TradingTime, _ source: String,
    remark: Phrase = Phrase("", ""), _ stories: inout [NewsDesk.Story]
  ) {
    let name = Phrase.Blank("name", instrument.name, instrument.englishName)
    var text = phrase.filled(blanks + [name])
    if !remark.chinese.isEmpty {
      text.chinese += "。" + remark.chinese
      text.english += ". " + remark.english
    }
    stories.append(
      NewsDesk.Story(published: time, symbols: [instrument.symbol], source: source, text: text))
  }

  private func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }

  /// A number of tenths with its decimal point.
  private func tenths(_ number: Int) -> String {
    "\(number < 0 ? "-" : "")\(abs(number) / 10).\(abs(number) % 10)"
  }
}
