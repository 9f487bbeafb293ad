import Market
import TradingTypes

/// How a share is called in prompts.
enum InstrumentText {
  /// The short name in the prompt's language, cleaned; the symbol when there is none.
  static func name(_ instrument: Instrument, _ language: PromptLanguage) -> String {
    let name = language.pick(instrument.englishName, instrument.name)
    let clean = PlainText.harmless(name, limit: 16).filter { $0 != "," }
    return clean.isEmpty ? "\(instrument.symbol)" : clean
  }
}

/// The index in one line.
struct IndexText {
  let line: String?

  init(_ view: MarketView, _ language: PromptLanguage) {
    let days = view.indexDays(last: 5)
    guard let last = days.last, let first = days.first,
      let day = Percent.change(from: last.reference, to: last.bar.close),
      let week = Percent.change(from: first.reference, to: last.bar.close)
    else {
      line = nil
      return
    }
    let english = view.index.englishName.isEmpty ? view.index.name : view.index.englishName
    let name = PlainText.harmless(language.pick(english, view.index.name), limit: 16)
    line = language.pick(
      "\(name.isEmpty ? "index" : name) \(last.bar.close.short) day \(Percent.signed(day))"
        + " 5day \(Percent.signed(week))",
      "\(name.isEmpty ? "指数" : name) \(last.bar.close.short) 当日 \(Percent.signed(day))"
        + " 五日 \(Percent.signed(week))")
  }
}
