import Market
import Simulation
import TradingTypes

/// The usual indicators of one share with a plain reading of them.
struct IndicatorsTool {
  let language: PromptLanguage

  func answer(_ symbol: Symbol, at desk: any TradingDesk) -> ToolAnswer {
    let values = Indicators(desk.view.days(of: symbol, last: 120))
    guard let close = values.close, values.count >= 6 else {
      return .refused(
        language, code: "NO_DATA", sent: "indicators of \(symbol)",
        rule: language.pick("\(symbol) has fewer than 6 complete days.", "\(symbol) 完整交易日不足6天。"),
        hint: language.pick("Look at another share.", "请查看其他股票。"),
        copy: CallText.overview)
    }
    var lines = [language.pick("\(symbol) close \(text(close))", "\(symbol) 收盘 \(text(close))")]
    let averages = [5, 10, 20].compactMap { span in
      values.average(span).map { "ma\(span) \(text($0))" }
    }
    lines.append(averages.joined(separator: ", "))
    if let strength = values.relativeStrength() { lines.append("rsi14 \(text(strength, 1))") }
    if let macd = values.macd() {
      lines.append(
        "macd dif \(text(macd.dif, 3)), dea \(text(macd.dea, 3)), hist \(text(macd.histogram, 3))")
    }
    if let band = values.bollinger() {
      lines.append("boll \(text(band.low)), \(text(band.middle)), \(text(band.high))")
    }
    var rest: [String] = []
    if let range = values.trueRange() { rest.append("atr14 \(text(range))") }
    if let ratio = values.volumeRatio() {
      rest.append(language.pick("volume ratio \(text(ratio))", "量比 \(text(ratio))"))
    }
    if !rest.isEmpty { lines.append(rest.joined(separator: ", ")) }
    if let reading = reading(values, close) { lines.append(reading) }
    return .done(lines.joined(separator: "\n"))
  }

  /// What the numbers say in words, by fixed thresholds.
  private func reading(_ values: Indicators, _ close: Double) -> String? {
    guard let average = values.average(20), let strength = values.relativeStrength() else {
      return nil
    }
    let trend =
      close >= average
      ? language.pick("above ma20 (uptrend)", "站上20日均线（上升趋势）")
      : language.pick("below ma20 (downtrend)", "低于20日均线（下降趋势）")
    let state =
      strength >= 70
      ? language.pick("overbought", "超买")
      : strength <= 30 ? language.pick("oversold", "超卖") : language.pick("neutral", "中性")
    return language.pick("reading: \(trend), rsi \(state)", "解读：\(trend)，RSI \(state)")
  }

  /// A number with two or three decimals, rounded half away from zero.
  private func text(_ value: Double, _ places: Int = 2) -> String {
    let scale = places == 1 ? 10.0 : places == 2 ? 100.0 : 1000.0
    guard value.isFinite, value.magnitude < 1e9 else { return "-" }
    let units = Int64((value * scale).rounded()) * Int64(10_000 / scale)
    return DecimalText.text(tenThousandths: units, places: places)
  }
}
