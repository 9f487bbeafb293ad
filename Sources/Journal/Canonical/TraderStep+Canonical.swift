// A thinking trader's steps as canonical JSON, and back.

extension Passage {
  func write(to line: inout LineWriter) {
    line.raw("{\"text\":")
    line.text(text)
    line.raw(",\"tokens\":")
    line.integer(tokens)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"text\":")
    let text = try line.text()
    try line.expect(",\"tokens\":")
    let tokens: Int = try line.integer()
    try line.expect("}")
    self.init(text: text, tokens: tokens)
  }
}

extension ModelCall {
  func write(to line: inout LineWriter) {
    line.raw("{\"prompt_tokens\":")
    line.integer(promptTokens)
    line.raw(",\"cached_tokens\":")
    line.integer(cachedTokens)
    line.raw(",\"thought_tokens_visible\":")
    line.integer(thoughtTokensVisible)
    line.raw(",\"tokens\":")
    line.array(tokens)
    line.raw(",\"thought_tokens\":")
    line.integer(thoughtTokens)
    line.raw(",\"forced_tokens\":")
    line.integer(forcedTokens)
    line.raw(",\"stop\":")
    line.text(stop)
    line.raw(",\"masked_ppm\":")
    line.integer(maskedPartsPerMillion)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"prompt_tokens\":")
    let promptTokens: Int = try line.integer()
    try line.expect(",\"cached_tokens\":")
    let cachedTokens: Int = try line.integer()
    try line.expect(",\"thought_tokens_visible\":")
    let thoughtTokensVisible: Int = try line.integer()
    try line.expect(",\"tokens\":")
    let tokens: [Int32] = try line.array()
    try line.expect(",\"thought_tokens\":")
    let thoughtTokens: Int = try line.integer()
    try line.expect(",\"forced_tokens\":")
    let forcedTokens: Int = try line.integer()
    try line.expect(",\"stop\":")
    let stop = try line.text()
    try line.expect(",\"masked_ppm\":")
    let maskedPartsPerMillion: Int = try line.integer()
    try line.expect("}")
    self.init(
      promptTokens: promptTokens, cachedTokens: cachedTokens,
      thoughtTokensVisible: thoughtTokensVisible, tokens: tokens, thoughtTokens: thoughtTokens,
      forcedTokens: forcedTokens, stop: stop, maskedPartsPerMillion: maskedPartsPerMillion)
  }
}

extension ToolCall {
  func write(to line: inout LineWriter) {
    line.raw("{\"id\":")
    line.integer(id)
    line.raw(",\"name\":")
    line.text(name)
    line.raw(",\"arguments\":")
    line.text(arguments)
    line.raw(",\"well_formed\":")
    line.boolean(isWellFormed)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"id\":")
    let id: Int = try line.integer()
    try line.expect(",\"name\":")
    let name = try line.text()
    try line.expect(",\"arguments\":")
    let arguments = try line.text()
    try line.expect(",\"well_formed\":")
    let isWellFormed = try line.boolean()
    try line.expect("}")
    self.init(id: id, name: name, arguments: arguments, isWellFormed: isWellFormed)
  }
}

extension ToolResult {
  func write(to line: inout LineWriter) {
    line.raw("{\"id\":")
    line.integer(id)
    line.raw(",\"ok\":")
    line.boolean(ok)
    line.raw(",\"text\":")
    line.text(text)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"id\":")
    let id: Int = try line.integer()
    try line.expect(",\"ok\":")
    let ok = try line.boolean()
    try line.expect(",\"text\":")
    let text = try line.text()
    try line.expect("}")
    self.init(id: id, ok: ok, text: text)
  }
}

extension Compaction {
  func write(to line: inout LineWriter) {
    line.raw("{\"from_day\":")
    line.integer(fromDay)
    line.raw(",\"to_day\":")
    line.integer(toDay)
    line.raw(",\"tokens_before\":")
    line.integer(tokensBefore)
    line.raw(",\"tokens_after\":")
    line.integer(tokensAfter)
    line.raw(",\"removed_thought_tokens\":")
    line.integer(removedThoughtTokens)
    line.raw("}")
  }

  init(from line: inout LineReader) throws(LineError) {
    try line.expect("{\"from_day\":")
    let fromDay: Int = try line.integer()
    try line.expect(",\"to_day\":")
    let toDay: Int = try line.integer()
    try line.expect(",\"tokens_before\":")
    let tokensBefore: Int = try line.integer()
    try line.expect(",\"tokens_after\":")
    let tokensAfter: Int = try line.integer()
    try line.expect(",\"removed_thought_tokens\":")
    let removedThoughtTokens: Int = try line.integer()
    try line.expect("}")
    self.init(
      fromDay: fromDay, toDay: toDay, tokensBefore: tokensBefore, tokensAfter: tokensAfter,
      removedThoughtTokens: removedThoughtTokens)
  }
}
