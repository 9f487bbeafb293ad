import Market
public import TradingTypes

/// How a seated trader reaches the person in its seat.
public protocol SeatPort: AnyObject {
  /// Tells the person something.
  func publish(_ report: SeatReport)

  /// The person's next wish; waits for it, and returns nil when the person is gone.
  func nextCommand() -> SeatCommand?
}

/// A person at a port: the same desk, the same rules and the same order path as everyone.
///
/// It knows no clock: a decision lasts until the person ends it, leaves, or the run is asked to stop.
public final class SeatedTrader: Trader {
  /// The seat's name.
  public let name = "human"
  private let port: any SeatPort

  /// A trader who does what the person at `port` asks for.
  public init(port: any SeatPort) { self.port = port }

  /// Passes the person's wishes to the desk until the decision is made.
  public func decide(at desk: any TradingDesk) {
    publishTurn(at: desk)
    while !desk.isStopRequested, let command = port.nextCommand() {
      switch command {
      case .quote(let request):
        port.publish(.quote(OrderQuote(request, at: desk)))
      case .submit(let request):
        switch desk.submit(request) {
        case .success(let order): port.publish(.accepted(order))
        case .failure(let refusal): port.publish(.refused(request, refusal))
        }
        publishTurn(at: desk)
      case .cancel(let order):
        if let refusal = desk.cancel(order) {
          port.publish(.cancelRefused(order, refusal))
        } else {
          port.publish(.cancelled(order))
        }
        publishTurn(at: desk)
      case .endDecision:
        port.publish(.decided)
        return
      }
    }
  }

  private func publishTurn(at desk: any TradingDesk) {
    port.publish(
      .deciding(
        SeatTurn(
          time: desk.view.asOf, isLastOfDay: desk.isLastDecisionOfDay,
          buyingPower: desk.buyingPower, openOrders: desk.openOrders.map(\.order.id))))
  }
}
