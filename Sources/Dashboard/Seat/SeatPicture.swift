import TradingTypes

/// A person's seat as the dashboard sees it.
struct SeatPicture: Sendable, Hashable {
  /// The turn, nil while the market trades.
  var turn: SeatTurn?
  /// The order being written.
  var ticket: OrderTicket?
  /// Whether the end of the decision is to be confirmed.
  var isEnding = false
  /// Whether the score is shown over the screen.
  var isScoreShown = false
}
