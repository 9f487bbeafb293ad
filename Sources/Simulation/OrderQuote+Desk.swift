import Exchange
import Journal
import Ledger
import Market
import TradingTypes

extension OrderQuote {
  /// What `request` would do at `desk`, found by asking its preview and nothing else.
  init(_ request: OrderRequest, at desk: any TradingDesk) {
    let band = desk.priceBand(of: request.symbol)
    let holding = desk.portfolio.holding(of: request.symbol)
    let board =
      desk.season.rules == .aitrader ? .main : desk.view.instrument(request.symbol)?.board ?? .main
    let lots = LotTable(of: board, on: desk.view.asOf.day)
    let verdict: Verdict =
      switch desk.preview(request) {
      case .success(let preview):
        .accepted(
          amount: preview.amount, fees: preview.fees, cashAfter: preview.availableCashAfter)
      case .failure(let refusal): .refused(refusal)
      }
    self.init(
      request: request, reference: desk.view.reference(of: request.symbol), low: band?.low,
      high: band?.high, held: holding?.quantity ?? .zero, sellable: holding?.sellable ?? .zero,
      most: request.side == .sell
        ? holding?.sellable ?? .zero : OrderQuote.mostToBuy(request, lots: lots, at: desk),
      lot: Quantity(lots.minimum), verdict: verdict)
  }

  /// The most shares whose buy the desk's preview would take, zero when not even the least.
  ///
  /// What is affordable is affordable in part, so halving finds it.
  private static func mostToBuy(
    _ request: OrderRequest, lots: LotTable, at desk: any TradingDesk
  ) -> Quantity {
    func accepts(_ shares: Int64) -> Bool {
      let order = OrderRequest(
        symbol: request.symbol, side: .buy, quantity: Quantity(shares), limit: request.limit)
      if case .success = desk.preview(order) { return true }
      return false
    }
    guard accepts(lots.minimum) else { return .zero }
    let largest = request.limit == nil ? lots.marketMaximum : lots.limitMaximum
    var low: Int64 = 0
    var high = (largest - lots.minimum) / lots.step + 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if accepts(lots.minimum + middle * lots.step) { low = middle } else { high = middle }
    }
    return Quantity(lots.minimum + low * lots.step)
  }
}
