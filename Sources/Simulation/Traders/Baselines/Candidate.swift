import Market
import TradingTypes

/// A share that trades today with the history a rule decides on.
struct Candidate {
  let share: LotPrice
  let history: AdjustedHistory

  /// The shares that trade today, in ascending order of symbol.
  static func all(at desk: any TradingDesk) -> [Candidate] {
    var actions: [Symbol: [CorporateAction]] = [:]
    for action in desk.view.actions { actions[action.symbol, default: []].append(action) }
    return LotPrice.all(at: desk).map { share in
      Candidate(
        share: share,
        history: AdjustedHistory(
          of: share.symbol, in: desk.view, actions: actions[share.symbol] ?? []))
    }
  }
}
