/// What a person in a seat can ask of the desk while deciding.
public enum SeatCommand: Sendable, Hashable {
  /// Say what an order would do; nothing is sent.
  case quote(OrderRequest)
  /// Send an order to the venue.
  case submit(OrderRequest)
  /// Take an open order back.
  case cancel(OrderID)
  /// The decision is made: let the market trade.
  case endDecision
}
