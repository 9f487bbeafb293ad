import Market
import TradingTypes

/// Technical indicators of a share over complete days, on prices adjusted for corporate actions.
///
/// Only additions, products, quotients and square roots of IEEE doubles, in a fixed order, so that
/// every machine prints the same digits.
struct Indicators {
  /// Adjusted closes, highs and lows, oldest first; the newest are the traded prices.
  private let closes: [Double]
  private let highs: [Double]
  private let lows: [Double]
  private let volumes: [Int64]

  init(_ days: some RandomAccessCollection<DayBar>) {
    var factor = 1.0
    var closes: [Double] = []
    var highs: [Double] = []
    var lows: [Double] = []
    var volumes: [Int64] = []
    var later: DayBar?
    for day in days.reversed() where !day.isSuspended {
      if let later, day.bar.close.tenThousandths > 0 {
        factor *= later.reference.approximateYuan / day.bar.close.approximateYuan
      }
      closes.append(day.bar.close.approximateYuan * factor)
      highs.append(day.bar.high.approximateYuan * factor)
      lows.append(day.bar.low.approximateYuan * factor)
      volumes.append(day.bar.volume.shares)
      later = day
    }
    self.closes = closes.reversed()
    self.highs = highs.reversed()
    self.lows = lows.reversed()
    self.volumes = volumes.reversed()
  }

  var count: Int { closes.count }
  var close: Double? { closes.last }

  /// The mean of the last `span` closes.
  func average(_ span: Int) -> Double? {
    guard span > 0, closes.count >= span else { return nil }
    return closes.suffix(span).reduce(0, +) / Double(span)
  }

  /// Relative strength by simple sums (Cutler), 0 to 100.
  func relativeStrength(_ span: Int = 14) -> Double? {
    guard closes.count > span else { return nil }
    var gains = 0.0
    var losses = 0.0
    for place in (closes.count - span)..<closes.count {
      let change = closes[place] - closes[place - 1]
      if change > 0 { gains += change } else { losses -= change }
    }
    return gains + losses > 0 ? 100 * gains / (gains + losses) : 50
  }

  /// DIF, DEA and the histogram as mainland software draws it, twice their difference.
  func macd() -> (dif: Double, dea: Double, histogram: Double)? {
    guard closes.count >= 26 else { return nil }
    var fast = closes[0]
    var slow = closes[0]
    var dea = 0.0
    for close in closes.dropFirst() {
      fast += (close - fast) * 2 / 13
      slow += (close - slow) * 2 / 27
      dea += (fast - slow - dea) * 2 / 10
    }
    return (fast - slow, dea, 2 * (fast - slow - dea))
  }

  /// The 20-day mean with two population standard deviations below and above.
  func bollinger() -> (low: Double, middle: Double, high: Double)? {
    guard let middle = average(20) else { return nil }
    let squares = closes.suffix(20).reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let deviation = (squares / 20).squareRoot()
    return (middle - 2 * deviation, middle, middle + 2 * deviation)
  }

  /// The mean true range.
  func trueRange(_ span: Int = 14) -> Double? {
    guard closes.count > span else { return nil }
    var sum = 0.0
    for place in (closes.count - span)..<closes.count {
      let before = closes[place - 1]
      sum += max(highs[place], before) - min(lows[place], before)
    }
    return sum / Double(span)
  }

  /// Volume of the last day over the mean of the five before it.
  func volumeRatio() -> Double? {
    guard volumes.count >= 6, let last = volumes.last else { return nil }
    let before = volumes.dropLast().suffix(5).reduce(0, +)
    return before > 0 ? Double(last) * 5 / Double(before) : nil
  }
}
