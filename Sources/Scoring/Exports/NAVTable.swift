import TradingTypes

extension NAVCurve {
  /// The curve as CSV: `date,nav,benchmark,cash,positions_value,fees`, one line a day.
  public func csv() -> String {
    var text = "date,nav,benchmark,cash,positions_value,fees\n"
    for point in points {
      text += "\(point.day),\(point.netAssetValue),\(point.benchmark),\(point.cash),"
      text += "\(point.positionsValue),\(point.feesToDate)\n"
    }
    return text
  }
}
