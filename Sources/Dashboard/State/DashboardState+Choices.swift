import Market
import Terminal
import TradingTypes

extension DashboardState {
  /// The security whose bars are drawn: the chosen one, else the first held, else the first listed.
  var chartSymbol: Symbol? {
    chosenSymbol ?? account.holdings.first?.symbol ?? market?.instruments.first?.symbol
  }

  /// Chooses the next security of the market, in the order of its board.
  mutating func chooseSymbol(by places: Int) {
    let symbols = quotes.map(\.instrument.symbol)
    guard !symbols.isEmpty else { return }
    let now = view == .chart ? chartSymbol : chosenSymbol
    guard let place = now.flatMap({ symbols.firstIndex(of: $0) }) else {
      chosenSymbol = symbols[0]
      return
    }
    chosenSymbol = symbols[min(max(0, place + places), symbols.count - 1)]
    chartOffset = 0
  }

  /// Chooses a day of the outline and shows its beginning.
  mutating func chooseDay(by places: Int) {
    let days = timeline.openingCount(before: cursor)
    guard days > 0 else { return }
    let day = min(max(0, (chosenDay ?? days - 1) + places), days - 1)
    chosenDay = day
    let block = timeline.steps[timeline.openingSteps[day]].blocks - 1
    anchor = Transcript.Anchor(block: block, line: 1)
  }
}
