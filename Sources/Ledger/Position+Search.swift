import TradingTypes

extension [Position] {
  /// Where `symbol` stands, or would stand, in positions that ascend in symbol.
  func insertionPlace(of symbol: Symbol) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].symbol < symbol { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where the position in `symbol` stands, if anything is held.
  func index(of symbol: Symbol) -> Int? {
    let place = insertionPlace(of: symbol)
    return place < count && self[place].symbol == symbol ? place : nil
  }
}
