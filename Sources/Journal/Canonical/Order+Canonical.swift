import TradingTypes

// Orders, fills and entitlements as canonical JSON, and back.

extension Order {
  func write(to line: inout LineWriter) {
    line.raw("{\"id\":")
    line.integer(id.number)
    line.raw(",\"symbol\":")
    line.symbol(request.symbol)
    line.raw(",\"side\":")
    request.side == .buy ? line.raw("\"buy\"") : line.raw("\"sell\"")
    line.raw(",\"quantity\":")
    line.integer(request.quantity.shares)
    line.raw(",\"limit\":")
    if let limit = request.limit { line.decimal(limit.tenThousandths) } else { line.raw("null") }
    line.raw(",\"submitted\":")
    line.time(submitted)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"id\":")
    let id = OrderID(try line.integer())
    try line.expect(",\"symbol\":")
    let symbol = try line.symbol()
    try line.expect(",\"side\":")
    let side = try line.side()
    try line.expect(",\"quantity\":")
    let quantity = try line.quantity()
    try line.expect(",\"limit\":")
    let limit = line.accepts("null") ? nil : try line.price()
    try line.expect(",\"submitted\":")
    let submitted = try line.time()
    try line.expect("}")
    self.init(
      id: id, request: OrderRequest(symbol: symbol, side: side, quantity: quantity, limit: limit),
      submitted: submitted)
  }
}

extension RejectedOrder {
  func write(to line: inout LineWriter) {
    line.raw("{\"order\":")
    order.write(to: &line)
    line.raw(",\"code\":")
    line.text(rejection.code.rawValue)
    line.raw(",\"message\":")
    line.text(rejection.message)
    line.raw(",\"hint\":")
    line.text(rejection.hint)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"order\":")
    let order = try Order(from: &line)
    try line.expect(",\"code\":")
    let code: OrderRejection.Code = try line.name("a rejection code")
    try line.expect(",\"message\":")
    let message = try line.text()
    try line.expect(",\"hint\":")
    let hint = try line.text()
    try line.expect("}")
    self.init(order: order, rejection: OrderRejection(code, message, hint: hint))
  }
}

extension EndedOrder {
  func write(to line: inout LineWriter) {
    line.raw("{\"order\":")
    line.integer(order.number)
    line.raw(",\"remaining\":")
    line.integer(remaining.shares)
    line.raw(",\"reason\":")
    line.text(reason.rawValue)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"order\":")
    let order = OrderID(try line.integer())
    try line.expect(",\"remaining\":")
    let remaining = try line.quantity()
    try line.expect(",\"reason\":")
    let reason: EndedOrder.Reason = try line.name("a reason")
    try line.expect("}")
    self.init(order: order, remaining: remaining, reason: reason)
  }
}

extension Fill {
  func write(to line: inout LineWriter) {
    line.raw("{\"order\":")
    line.integer(order.number)
    line.raw(",\"symbol\":")
    line.symbol(symbol)
    line.raw(",\"side\":")
    side == .buy ? line.raw("\"buy\"") : line.raw("\"sell\"")
    line.raw(",\"quantity\":")
    line.integer(quantity.shares)
    line.raw(",\"price\":")
    line.decimal(price.tenThousandths)
    line.raw(",\"commission\":")
    line.decimal(fees.commission.tenThousandths)
    line.raw(",\"stamp_duty\":")
    line.decimal(fees.stampDuty.tenThousandths)
    line.raw(",\"transfer_fee\":")
    line.decimal(fees.transferFee.tenThousandths)
    line.raw(",\"time\":")
    line.time(time)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"order\":")
    let order = OrderID(try line.integer())
    try line.expect(",\"symbol\":")
    let symbol = try line.symbol()
    try line.expect(",\"side\":")
    let side = try line.side()
    try line.expect(",\"quantity\":")
    let quantity = try line.quantity()
    try line.expect(",\"price\":")
    let price = try line.price()
    try line.expect(",\"commission\":")
    let commission = try line.money()
    try line.expect(",\"stamp_duty\":")
    let stampDuty = try line.money()
    try line.expect(",\"transfer_fee\":")
    let transferFee = try line.money()
    try line.expect(",\"time\":")
    let time = try line.time()
    try line.expect("}")
    self.init(
      order: order, symbol: symbol, side: side, quantity: quantity, price: price,
      fees: Fees(commission: commission, stampDuty: stampDuty, transferFee: transferFee), time: time
    )
  }
}

extension Entitlement {
  func write(to line: inout LineWriter) {
    line.raw("{\"symbol\":")
    line.symbol(symbol)
    line.raw(",\"held\":")
    line.integer(held.shares)
    line.raw(",\"cash\":")
    line.decimal(cash.tenThousandths)
    line.raw(",\"shares\":")
    line.integer(shares.shares)
    line.raw(",\"pay_day\":")
    line.day(payDay)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"symbol\":")
    let symbol = try line.symbol()
    try line.expect(",\"held\":")
    let held = try line.quantity()
    try line.expect(",\"cash\":")
    let cash = try line.money()
    try line.expect(",\"shares\":")
    let shares = try line.quantity()
    try line.expect(",\"pay_day\":")
    let payDay = try line.day()
    try line.expect("}")
    self.init(symbol: symbol, held: held, cash: cash, shares: shares, payDay: payDay)
  }
}

extension DividendTax {
  func write(to line: inout LineWriter) {
    line.raw("{\"order\":")
    line.integer(order.number)
    line.raw(",\"symbol\":")
    line.symbol(symbol)
    line.raw(",\"tax\":")
    line.decimal(tax.tenThousandths)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"order\":")
    let order = OrderID(try line.integer())
    try line.expect(",\"symbol\":")
    let symbol = try line.symbol()
    try line.expect(",\"tax\":")
    let tax = try line.money()
    try line.expect("}")
    self.init(order: order, symbol: symbol, tax: tax)
  }
}
