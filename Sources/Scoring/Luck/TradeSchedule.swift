public import Journal
public import TradingTypes

/// When a trader bought and sold, and for how much money, without saying what.
public struct TradeSchedule: Sendable, Hashable {
  /// One purchase or sale.
  public struct Step: Sendable, Hashable {
    /// The date.
    public let day: TradingDay
    /// Buy or sell.
    public let side: Side
    /// Money traded, before charges.
    public let amount: Money

    /// One purchase or sale.
    public init(day: TradingDay, side: Side, amount: Money) {
      self.day = day
      self.side = side
      self.amount = amount
    }
  }

  /// Cash at the start.
  public let cash: Money
  /// First and last day of the season.
  public let days: ClosedRange<TradingDay>
  /// The steps in order.
  public let steps: [Step]

  /// A schedule from its parts.
  public init(cash: Money, days: ClosedRange<TradingDay>, steps: [Step]) {
    self.cash = cash
    self.days = days
    self.steps = steps
  }

  /// The schedule of the fills in `entries`, or nil without a header and a closed day.
  public init?(of entries: [JournalEntry]) {
    guard case .runStarted(let header)? = entries.first?.event else { return nil }
    var steps: [Step] = []
    var last: TradingDay?
    for entry in entries {
      switch entry.event {
      case .fill(let fill):
        steps.append(Step(day: fill.time.day, side: fill.side, amount: fill.amount))
      case .dayClosed(let closing): last = closing.day
      default: break
      }
    }
    guard let last, header.start <= last else { return nil }
    self.init(cash: header.cash, days: header.start...last, steps: steps)
  }
}
