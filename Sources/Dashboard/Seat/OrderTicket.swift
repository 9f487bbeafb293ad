import TradingTypes

/// An order being written by a person, with what the venue says about it so far.
struct OrderTicket: Sendable, Hashable {
  /// A part of the ticket that can have the keys.
  enum Field: Sendable, Hashable, CaseIterable {
    case security, quantity, price
  }

  var side: Side
  var symbol: Symbol
  var field = Field.quantity
  /// Digits of the number of shares.
  var quantity = ""
  /// The limit price as typed; empty for a market order.
  var price = ""
  /// What was typed to find a security.
  var search = ""
  /// What the order would do; older than the request while an answer is under way.
  var quote: OrderQuote?
  /// Why the venue refused the order that was sent.
  var refusal: OrderRejection?
  /// Whether as many shares as can be traded are wanted once the venue has said how many.
  var wantsMost = false
  /// Whether the rule behind a refusal is explained.
  var isRuleShown = false

  init(side: Side, symbol: Symbol) {
    self.side = side
    self.symbol = symbol
  }

  /// The order as written, with no shares while none are typed; nil when the price is none.
  var request: OrderRequest? {
    let shares = Quantity(Int64(quantity) ?? 0)
    if price.isEmpty { return OrderRequest(symbol: symbol, side: side, quantity: shares) }
    guard let limit = Price(price), limit.tenThousandths > 0 else { return nil }
    return OrderRequest(symbol: symbol, side: side, quantity: shares, limit: limit)
  }

  /// What the venue says about exactly this order, nil while it has not answered.
  var currentQuote: OrderQuote? { quote?.request == request ? quote : nil }

  /// The refusal that stands: of the order sent, or of the one written.
  var standingRefusal: OrderRejection? {
    if let refusal { return refusal }
    guard !quantity.isEmpty, case .refused(let refusal) = currentQuote?.verdict else { return nil }
    return refusal
  }

  /// Moves the keys to another field.
  mutating func moveField(by places: Int) {
    let fields = Field.allCases
    let place = fields.firstIndex(of: field) ?? 0
    field = fields[(place + places + fields.count) % fields.count]
    search = ""
  }

  /// Types a character into a number; others are refused.
  mutating func type(_ character: Character) {
    refusal = nil
    switch field {
    case .security: search.append(character)
    case .quantity:
      guard character.isASCII, character.isWholeNumber, quantity.count < 8 else { return }
      quantity = quantity == "0" ? String(character) : quantity + String(character)
    case .price:
      let isPoint = character == "." && !price.contains(".")
      guard isPoint || (character.isASCII && character.isWholeNumber), price.count < 9
      else { return }
      price.append(character)
    }
  }

  /// Takes the last character of a field back.
  mutating func rub() {
    refusal = nil
    switch field {
    case .security: _ = search.popLast()
    case .quantity: _ = quantity.popLast()
    case .price: _ = price.popLast()
    }
  }

  /// Empties the field.
  mutating func clear() {
    refusal = nil
    switch field {
    case .security: search = ""
    case .quantity: quantity = ""
    case .price: price = ""
    }
  }

  /// A lot more or fewer shares, or a tick more or less.
  mutating func nudge(by steps: Int64) {
    refusal = nil
    switch field {
    case .security: return
    case .quantity:
      let lot = quote?.lot.shares ?? 100
      let shares = max(0, (Int64(quantity) ?? 0) + steps * lot)
      quantity = shares == 0 ? "" : String(min(shares, 99_999_999))
    case .price:
      guard let start = Price(price) ?? quote?.reference else { return }
      let fen = start.tenThousandths / 100 + (price.isEmpty ? 0 : steps)
      price = Price(fen: min(max(1, fen), 99_999_999)).description
    }
  }

  /// As many shares as can be traded.
  mutating func takeMost() {
    refusal = nil
    wantsMost = quote == nil
    guard let most = quote?.most, most > .zero else { return }
    quantity = String(most.shares)
    field = .quantity
  }
}
