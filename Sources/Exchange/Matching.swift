import TradingTypes

/// Where and how much an order trades in a bar: the conventions that bars force on a replay.
enum Matching {
  /// The price at which `request` trades in `bar`, or nil when it does not.
  ///
  /// Market orders trade at the open, limit orders at the better of open and limit once the bar
  /// reaches the limit. A buy at limit up or a sell at limit down queues behind a sealed book and
  /// does not trade (封板); neither does anything outside the band, whatever a bar says.
  static func price(
    of request: OrderRequest, against bar: Bar, band: DailyBand?, terms: VenueTerms
  ) -> Price? {
    guard let price = unsealedPrice(of: request, against: bar, band: band, terms: terms) else {
      return nil
    }
    guard let band, terms.profile == .exchange else { return price }
    guard band.contains(price) else { return nil }
    guard terms.sealedLimit == .noFill else { return price }
    return price == (request.side == .buy ? band.high : band.low) ? nil : price
  }

  /// The shares of `wanted` that fit under the participation cap, in whole steps of the board.
  ///
  /// An order that fits is not rounded: an odd remainder sells whole.
  static func shares(
    _ wanted: Int64, of bar: Bar, taken: Int64, board: Board, terms: VenueTerms
  ) -> Int64 {
    guard terms.profile == .exchange else { return wanted }
    let (short, isLong) = bar.volume.shares.multipliedReportingOverflow(by: terms.participation)
    let cap =
      isLong
      ? Int64(1_000_000).dividingFullWidth(
        bar.volume.shares.multipliedFullWidth(by: terms.participation)
      ).quotient : short / 1_000_000
    let allowed = cap - taken
    guard wanted > allowed else { return wanted }
    let step = LotTable(of: board).step
    return max(allowed - allowed % step, 0)
  }

  private static func unsealedPrice(
    of request: OrderRequest, against bar: Bar, band: DailyBand?, terms: VenueTerms
  ) -> Price? {
    switch (request.side, request.limit) {
    case (.buy, nil):
      let slipped = slipped(bar.open, by: terms.slippageTicks)
      return band.map { min(slipped, $0.high) } ?? slipped
    case (.sell, nil):
      let slipped = slipped(bar.open, by: -terms.slippageTicks)
      return band.map { max(slipped, $0.low) } ?? slipped
    case (.buy, let limit?):
      if bar.open <= limit { return bar.open }
      return bar.low < limit || bar.low == limit && terms.limitFill == .reached ? limit : nil
    case (.sell, let limit?):
      if bar.open >= limit { return bar.open }
      return bar.high > limit || bar.high == limit && terms.limitFill == .reached ? limit : nil
    }
  }

  private static func slipped(_ price: Price, by ticks: Int64) -> Price {
    let tick = VenueTerms.tick.tenThousandths
    return Price(tenThousandths: max(price.tenThousandths + ticks * tick, tick))
  }
}
