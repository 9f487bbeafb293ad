import TradingTypes

/// What the venue refused, in the language of the screen.
///
/// The venue speaks English, in the record too; Chinese says the same from the refusal's code and
/// the order itself.
struct RefusalText {
  let words: Wording
  let names: Names

  /// A sentence about a refused order: what was sent and why it was refused.
  func sentence(_ refusal: OrderRejection, of request: OrderRequest?) -> String {
    guard words.language == .chinese else { return refusal.description }
    let reason = RefusalText.reason(refusal.code)
    guard let request else { return "被拒：\(reason)" }
    let side = words[request.side == .buy ? .buyLong : .sellLong]
    let price = request.limit.map { "限价 \($0)" } ?? words[.market]
    return "\(side) \(names.name(of: request.symbol, in: .chinese)) "
      + "\(NumberText.count(request.quantity.shares)) 股，\(price)，被拒：\(reason)"
  }

  /// A refusal in a few Chinese words.
  private static func reason(_ code: OrderRejection.Code) -> String {
    switch code {
    case .unknownSymbol: "本市场没有这只证券"
    case .lotSize: "股数不合每手规定"
    case .orderTooLarge: "超过单笔最大数量"
    case .tickSize: "价格不是最小变动单位的整数倍"
    case .priceOutOfLimit: "价格超出涨跌停"
    case .priceCage: "价格超出价格笼子"
    case .suspended: "停牌"
    case .notSellable: "T+1，可卖的股数不够"
    case .noPosition: "没有持股可卖"
    case .insufficientCash: "可用现金不够"
    case .marketClosed: "不在交易时段"
    case .limitLocked: "价格封死，没有对手盘"
    case .orderNotFound: "没有这笔未成交的委托"
    case .cancelNotAllowed: "集合竞价时段不能撤单"
    }
  }
}
