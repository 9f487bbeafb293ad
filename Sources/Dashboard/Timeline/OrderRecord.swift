import Journal
import TradingTypes

/// An order with all that became of it, each with its step.
struct OrderRecord: Sendable, Hashable {
  /// What can be said of an order.
  enum Verdict: Sendable, Hashable {
    case open, partlyFilled, filled, rejected, expired, cancelled, outOfCash
  }

  let order: Order
  /// The step at which the venue answered.
  let step: Int
  let rejection: OrderRejection?
  private(set) var fillSteps: [Int] = []
  private(set) var fillList: [Fill] = []
  private(set) var endStep: Int?
  private(set) var end: EndedOrder?

  init(order: Order, step: Int, rejection: OrderRejection? = nil) {
    self.order = order
    self.step = step
    self.rejection = rejection
  }

  mutating func add(_ fill: Fill, step: Int) {
    fillSteps.append(step)
    fillList.append(fill)
  }

  mutating func finish(_ end: EndedOrder, step: Int) {
    self.end = end
    endStep = step
  }

  /// The fills known before step `cursor`.
  func fills(before cursor: Int) -> ArraySlice<Fill> {
    fillList[..<(fillSteps.firstIndex { $0 >= cursor } ?? fillSteps.count)]
  }

  /// What is known of the order before step `cursor`.
  func verdict(before cursor: Int) -> Verdict {
    if rejection != nil { return .rejected }
    let traded = fills(before: cursor).reduce(Quantity.zero) { $0 + $1.quantity }
    if traded >= order.request.quantity { return .filled }
    if let end, let endStep, endStep < cursor {
      switch end.reason {
      case .expired: return traded > .zero ? .partlyFilled : .expired
      case .cancelled: return traded > .zero ? .partlyFilled : .cancelled
      case .insufficientCash: return .outOfCash
      }
    }
    return traded > .zero ? .partlyFilled : .open
  }
}
