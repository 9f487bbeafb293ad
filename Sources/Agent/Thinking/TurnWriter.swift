import Grammar
import Inference
import Simulation

/// Lets the model write one turn: free inside the thought, by the grammar outside it.
struct TurnWriter {
  let predictor: any TokenPredictor
  let tokenizer: Tokenizer
  let syntax: CallSyntax
  let constraint: TokenConstraint
  let budget: DayBudget
  let thinks: Bool
  /// Whether free text may hold the same word twice in a row.
  let doublesWords: Bool
  /// What a finished thought is replaced with before the call, token by token; empty to keep it.
  let filler: [TokenID]
  let desk: any TradingDesk

  private var text: TurnText
  private var tokens: [TokenID] = []
  private var state: ByteAutomaton.State
  private var forced = 0
  private var sampledInThought = 0
  private var sampledInCall = 0
  private var removedMass = 0.0
  private var ending = Turn.Ending.call

  init(
    predictor: any TokenPredictor, tokenizer: Tokenizer, syntax: CallSyntax,
    constraint: TokenConstraint, budget: DayBudget, thinks: Bool,
    doublesWords: Bool = false, filler: [TokenID] = [],
    desk: any TradingDesk
  ) {
    self.predictor = predictor
    self.tokenizer = tokenizer
    self.syntax = syntax
    self.constraint = constraint
    self.budget = budget
    self.thinks = thinks
    self.doublesWords = doublesWords
    self.filler = filler
    self.desk = desk
    text = TurnText(syntax, thinks: thinks)
    state = constraint.automaton.start
  }

  /// Writes a turn with `sampler`.
  mutating func write(_ sampler: Sampler) throws -> Turn {
    var sampler = sampler
    while !constraint.automaton.isAccepting(state) {
      if desk.isStopRequested { throw Interruption() }
      let run = constraint.forcedTokens(at: state, tokenizer: tokenizer)
      if !run.tokens.isEmpty {
        try append(run.tokens)
        continue
      }
      if try closeThought() || closeText() { continue }
      if let only = constraint.onlyToken(at: state) {
        try append([only])
      } else {
        try sampleOne(&sampler)
      }
    }
    return turn
  }

  private var turn: Turn {
    let sampled = tokens.count - forced
    let removed = sampled > 0 ? removedMass / Double(sampled) : 0
    return Turn(
      tokens: tokens, thoughtTokens: text.thoughtTokens(of: tokens, tokenizer),
      thought: text.thought, call: text.call, forcedTokens: forced, ending: ending,
      maskedPartsPerMillion: Int((removed * 1_000_000).rounded()))
  }

  /// A state that allows so many tokens lies in free text, where no word may be said twice in a row.
  private static let freeTextTokens = 1_000

  private mutating func sampleOne(_ sampler: inout Sampler) throws {
    var mask = constraint.mask(at: state)
    if !doublesWords, constraint.allowedCount(at: state) >= Self.freeTextTokens,
      let doubled = text.lastWord.map({ tokenizer.tokens(of: " " + $0) }), doubled.count == 1
    {
      mask[doubled[0]] = false
    }
    // Only a thought is kept from repeating itself: a price or a code must be copied as it is.
    let isPenalised = text.isThinking && sampler.settings.repetitionPenalty != 1
    let recent = isPenalised ? tokens[...] : []
    let sample = predictor.withLogits { sampler.sample($0, mask: mask, recent: recent) }
    removedMass += sample.removedMass
    if text.isThinking { sampledInThought += 1 } else { sampledInCall += 1 }
    try append([sample.token], isForced: false)
  }

  /// Closes a thought that has reached its budget, ended a sentence in its second half, or stutters.
  private mutating func closeThought() throws -> Bool {
    guard text.isThinking, sampledInThought > 0 else { return false }
    let isAtLimit = sampledInThought >= budget.thoughtTokens
    let isNear = sampledInThought * 2 >= budget.thoughtTokens
    guard isAtLimit || (isNear && endsSentence) || (!doublesWords && text.isStuttering) else {
      return false
    }
    guard try force(syntax.thoughtClosing) else { return false }
    ending = .thoughtCut
    return true
  }

  /// Closes a text argument that has reached its budget.
  private mutating func closeText() throws -> Bool {
    guard !text.isThinking, sampledInCall >= budget.textTokens else { return false }
    guard try force(syntax.textClosing) else { return false }
    ending = .textCut
    return true
  }

  private var endsSentence: Bool {
    let end = text.bytes.suffix(2)
    guard let last = end.last, let before = end.first else { return false }
    if last == UInt8(ascii: "\n") || last == UInt8(ascii: "!") { return true }
    return last == UInt8(ascii: ".") && !ByteSet.digits.contains(before)
  }

  private mutating func force(_ closing: String) throws -> Bool {
    guard constraint.automaton.next(state, closing.utf8) >= 0 else { return false }
    try append(tokenizer.tokens(of: closing, parsingControlTokens: true))
    return true
  }

  private mutating func append(_ new: [TokenID], isForced: Bool = true) throws {
    let wasThinking = text.isThinking
    try predictor.append(new)
    tokens += new
    if isForced { forced += new.count }
    for token in new {
      let bytes = tokenizer.vocabulary.bytes(of: token)
      state = constraint.automaton.next(state, bytes)
      let pieces = text.append(bytes)
      // A thought that is to be replaced is not shown either.
      if !(wasThinking && !filler.isEmpty) { show(pieces) }
    }
    precondition(state >= 0, "the grammar refused a token it had allowed")
    if wasThinking, !text.isThinking, !filler.isEmpty { try replaceThought() }
  }

  /// Puts filler of the same number of tokens in the place of the thought just closed.
  private mutating func replaceThought() throws {
    let count = text.thoughtTokens(of: tokens, tokenizer).count
    let own = syntax.thoughtOpening + text.thought + syntax.thoughtClosing
    predictor.truncate(to: predictor.tokens.count - tokens.count)
    tokens =
      tokenizer.tokens(of: syntax.thoughtOpening, parsingControlTokens: true)
      + (0..<count).map { filler[$0 % filler.count] }
      + tokenizer.tokens(of: syntax.thoughtClosing, parsingControlTokens: true)
    try predictor.append(tokens)
    forced = tokens.count - count
    state = constraint.automaton.next(constraint.automaton.start, own.utf8)
    text = TurnText(syntax, thinks: true)
    show(text.append(tokenizer.bytes(of: tokens)))
  }

  private func show(_ pieces: [(kind: StreamKind, text: String)]) {
    for piece in pieces { desk.stream(piece.kind, piece.text) }
  }
}
