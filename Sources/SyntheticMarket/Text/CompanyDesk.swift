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

  /// The kinds of stories, each with a stream of its own on each day: what is published on a day
  /// does not depend on what happens later.
  private enum Kind: Int {
    case headline, report, preview, rumour, denial, recap, action, suspension, warning
  }

  private func stream(_ kind: Kind, _ day: Int) -> SplitStream {
    SplitStream(seed: desk.seed, .companyText, (place * 16 + kind.rawValue) * 16_384 + day)
  }

  /// Adds everything that is published about the company.
  func write(_ path: SharePath, _ events: ShareEvents, _ stories: inout [NewsDesk.Story]) {
    writeHeadlines(events, &stories)
    writeReports(events, &stories)
    writeRumours(events, &stories)
    writeRecaps(path, &stories)
    writeActions(path, &stories)
    writeSuspensions(events, &stories)
    if instrument.isSpecialTreatment {
      var stream = stream(.warning, 0)
      let time = desk.time(before: 0, &stream)
      add(Phrases.warning, [], time, "公司公告", &stream, &stories)
    }
  }

  func writeHeadlines(_ events: ShareEvents, _ stories: inout [NewsDesk.Story]) {
    for headline in events.headlines {
      var stream = stream(.headline, headline.day)
      let bank = headline.told > 0 ? Phrases.good : Phrases.bad
      let phrase = bank[stream.index(below: bank.count)]
      let product = products[stream.index(below: products.count)]
      let size = abs(headline.told)
      let amount = size * (2 + stream.index(below: 18))
      let percent = size * (2 + stream.index(below: 9))
      let quarter = stream.index(below: 4)
      let blanks = [
        Phrase.Blank("product", product.chinese, product.english),
        Phrase.Blank("n", String(amount), CompanyDesk.yuan(hundredMillions: amount)),
        Phrase.Blank("p", percent),
        Phrase.Blank("q", 1 + quarter),
        Phrase.Blank("k", ["一", "二", "三", "四"][quarter], String(1 + quarter)),
      ]
      let remark = Phrases.remarks[stream.index(below: Phrases.remarks.count)]
      let source = stream.happens(0.5) ? "公司公告" : stream.happens(0.5) ? "海晏财经" : "晨钟证券报"
      let time = desk.time(before: headline.day, &stream)
      add(phrase, blanks, time, source, remark: remark, &stream, &stories)
    }
  }

  private func writeReports(_ events: ShareEvents, _ stories: inout [NewsDesk.Story]) {
    for report in events.reports {
      var stream = stream(.report, report.day)
      let growth = report.consensus + Int((report.surprise * 7).rounded())
      let phrase = Phrases.reports[stream.index(below: Phrases.reports.count)]
      let blanks = [
        Phrase.Blank("g", signed(growth), signed(growth)),
        Phrase.Blank("c", signed(report.consensus), signed(report.consensus)),
        Phrase.Blank("r", tenths(report.returnOnEquity), tenths(report.returnOnEquity)),
      ]
      if report.day < desk.calendar.count {
        let time = desk.time(before: report.day, &stream)
        add(phrase, blanks, time, "公司公告", &stream, &stories)
      }
      var early = self.stream(.preview, report.day)
      let preview = report.day - 4 - early.index(below: 6)
      if desk.calendar.indices.contains(preview), early.happens(0.5) {
        let phrase = Phrases.previews[early.index(below: Phrases.previews.count)]
        let time = desk.time(before: preview, &early)
        add(phrase, blanks, time, "券商研报", &early, &stories)
      }
    }
  }

  private func writeRumours(_ events: ShareEvents, _ stories: inout [NewsDesk.Story]) {
    for rumour in events.rumours {
      var stream = stream(.rumour, rumour.day)
      let bank = rumour.sign > 0 ? Phrases.rumourGood : Phrases.rumourBad
      let product = products[stream.index(below: products.count)]
      let blanks = [Phrase.Blank("product", product.chinese, product.english)]
      let phrase = bank[stream.index(below: bank.count)]
      let time = desk.time(before: rumour.day, &stream)
      add(phrase, blanks, time, "股民论坛", &stream, &stories)
      if let day = rumour.denial {
        var late = self.stream(.denial, day)
        let phrase = Phrases.denials[late.index(below: Phrases.denials.count)]
        let time = desk.time(before: day, &late)
        add(phrase, [], time, "公司公告", &late, &stories)
      }
    }
  }

  /// Tells what the day has shown already, a decoy that any price chart holds.
  private func writeRecaps(_ path: SharePath, _ stories: inout [NewsDesk.Story]) {
    for (number, day) in path.days.enumerated() where !day.isSuspended {
      var stream = stream(.recap, number)
      let move = day.bar.close.tenThousandths - day.reference.tenThousandths
      let tenthsOfPercent = (move * 1_000) / day.reference.tenThousandths
      guard abs(tenthsOfPercent) >= 40, stream.happens(0.2) else { continue }
      let bank = move > 0 ? Phrases.recapUp : Phrases.recapDown
      let percent = tenths(Int(abs(tenthsOfPercent)))
      let phrase = bank[stream.index(below: bank.count)]
      let time = desk.evening(of: number, &stream)
      add(phrase, [Phrase.Blank("p", percent, percent)], time, "海晏财经", &stream, &stories)
    }
  }

  private func writeActions(_ path: SharePath, _ stories: inout [NewsDesk.Story]) {
    for (action, number) in zip(path.actions, path.announcements) {
      var stream = stream(.action, number)
      let cash = (action.cashPerShare * 10).description
      let shares = action.transferPerTenThousand / 1_000
      let bonus =
        shares > 0
        ? Phrases.bonus.filled([Phrase.Blank("n", Int(shares))], &stream)
        : (chinese: "", english: "")
      let blanks = [
        Phrase.Blank("cash", cash, cash), Phrase.Blank("bonus", bonus.chinese, bonus.english),
        Phrase.Blank("record", "\(action.recordDay)", "\(action.recordDay)"),
        Phrase.Blank("ex", "\(action.exDay)", "\(action.exDay)"),
      ]
      let time = desk.time(before: number, &stream)
      add(Phrases.dividend, blanks, time, "公司公告", &stream, &stories)
    }
  }

  private func writeSuspensions(_ events: ShareEvents, _ stories: inout [NewsDesk.Story]) {
    for number in events.isSuspended.indices.dropFirst()
    where events.isSuspended[number] != events.isSuspended[number - 1] {
      var stream = stream(.suspension, number)
      let phrase = events.isSuspended[number] ? Phrases.halt : Phrases.resumption
      let day = "\(desk.calendar[number])"
      let time = desk.time(before: number, &stream)
      add(phrase, [Phrase.Blank("day", day, day)], time, "公司公告", &stream, &stories)
    }
  }

  private func add(
    _ phrase: Phrase, _ blanks: [Phrase.Blank], _ time: TradingTime, _ source: String,
    remark: Phrase = Phrase("", ""), _ stream: inout SplitStream,
    _ stories: inout [NewsDesk.Story]
  ) {
    let name = Phrase.Blank("name", instrument.name, instrument.englishName)
    var text = phrase.filled(blanks + [name], &stream)
    if !remark.chinese.isEmpty {
      let end = remark.filled([], &stream)
      text.chinese += "。" + end.chinese
      text.english += ". " + end.english
    }
    stories.append(
      NewsDesk.Story(published: time, symbols: [instrument.symbol], source: source, text: text))
  }

  /// An amount in 亿 as English papers write it: `800 million`, `1.6 billion`.
  private static func yuan(hundredMillions amount: Int) -> String {
    guard amount >= 10 else { return "\(amount)00 million" }
    return (amount % 10 == 0 ? "\(amount / 10)" : "\(amount / 10).\(amount % 10)") + " billion"
  }

  private func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }

  /// A number of tenths with its decimal point.
  private func tenths(_ number: Int) -> String {
    "\(number < 0 ? "-" : "")\(abs(number) / 10).\(abs(number) % 10)"
  }
}
