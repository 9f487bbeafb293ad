import Market
import TradingTypes

/// Replaces everything that is not known before the open of day `day` by rubbish.
func rubbish(after day: TradingDay, in draft: MarketDraft) -> MarketDraft {
  func spoiled(_ bar: Bar) -> Bar {
    let price = Price(fen: 99_999)
    return Bar(open: price, high: price, low: price, close: price, volume: 123_400)
  }
  func spoiled(_ series: BarSeries) -> BarSeries {
    BarSeries(
      days: series.days.map {
        guard $0.day >= day else { return $0 }
        let reference = $0.day == day ? $0.reference : Price(fen: 1)
        let isSuspended = $0.day == day ? $0.isSuspended : !$0.isSuspended
        return DayBar(
          day: $0.day, reference: reference, isSuspended: isSuspended, bar: spoiled($0.bar))
      },
      hours: series.hours.map {
        $0.end.day >= day ? HourBar(end: $0.end, bar: spoiled($0.bar)) : $0
      })
  }
  var draft = draft
  draft.series = draft.series.map(spoiled)
  draft.indexSeries = spoiled(draft.indexSeries)
  draft.news = draft.news.map { item in
    guard item.published.day >= day else { return item }
    return NewsItem(
      id: item.id, published: item.published, symbols: [], source: "x", chinese: "x", english: "x"
    )
  }
  return draft
}
