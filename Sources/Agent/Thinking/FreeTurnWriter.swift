import Grammar
import Inference
import Simulation

/// Lets the model write one turn as it likes, until it ends it or its tokens are spent.
///
/// Only control tokens are kept from it, save those that end a turn and its dialect's own tags: it
/// cannot speak for anybody else.
struct FreeTurnWriter {
  let predictor: any TokenPredictor
  let tokenizer: Tokenizer
  let dialect: ChatDialect
  let budget: DayBudget
  let thinks: Bool
  let desk: any TradingDesk
  /// Tokens that may be written.
  let mask: TokenMask
  /// Tokens that end the turn.
  let ends: [TokenID]

  private var text: FreeText
  private var tokens: [TokenID] = []
  private var forced = 0
  private var sampledInThought = 0
  private var sampledInCall = 0
  private var removedMass = 0.0
  private var ending = Turn.Ending.call

  init(
    predictor: any TokenPredictor, tokenizer: Tokenizer, dialect: ChatDialect, budget: DayBudget,
    thinks: Bool, mask: TokenMask, desk: any TradingDesk
  ) {
    self.predictor = predictor
    self.tokenizer = tokenizer
    self.dialect = dialect
    self.budget = budget
    self.thinks = thinks
    self.desk = desk
    self.mask = mask
    ends = Self.ends(of: dialect, tokenizer.vocabulary)
    text = FreeText(dialect.syntax)
  }

  /// The tokens that a free turn is made of: all text, tags, and what ends a turn.
  static func mask(of dialect: ChatDialect, _ vocabulary: Vocabulary) -> TokenMask {
    var mask = TokenMask(vocabularyCount: vocabulary.count)
    for token in 0..<TokenID(vocabulary.count) where vocabulary.isText(token) {
      mask[token] = true
    }
    for token in ends(of: dialect, vocabulary) + dialect.tagTokens(in: vocabulary) {
      mask[token] = true
    }
    return mask
  }

  private static func ends(of dialect: ChatDialect, _ vocabulary: Vocabulary) -> [TokenID] {
    let named = [dialect.turnEnd, "<|eom_id|>"].compactMap(vocabulary.controlToken)
    return named + (vocabulary.endOfText.map { [$0] } ?? [])
  }

  /// Tokens of text and calls after the thought, at most.
  private var callTokens: Int { budget.textTokens + 160 }

  /// Writes a turn with `sampler`.
  mutating func write(_ sampler: Sampler) throws -> Turn {
    var sampler = sampler
    try append(
      tokenizer.tokens(
        of: thinks ? dialect.syntax.thoughtOpening : dialect.syntax.emptyThought,
        parsingControlTokens: true))
    forced = tokens.count
    while predictor.tokens.count + 8 < predictor.contextLimit {
      if desk.isStopRequested { throw Interruption() }
      if text.isThinking, sampledInThought >= budget.thoughtTokens {
        let closing = tokenizer.tokens(
          of: dialect.syntax.thoughtClosing, parsingControlTokens: true)
        try append(closing)
        forced += closing.count
        ending = .thoughtCut
        continue
      }
      guard text.isThinking || sampledInCall < callTokens else {
        ending = .textCut
        break
      }
      let isPenalised = text.isThinking && sampler.settings.repetitionPenalty != 1
      let recent = isPenalised ? tokens[...] : []
      let sample = predictor.withLogits { sampler.sample($0, mask: mask, recent: recent) }
      removedMass += sample.removedMass
      if ends.contains(sample.token) { break }
      if text.isThinking { sampledInThought += 1 } else { sampledInCall += 1 }
      try append([sample.token])
    }
    let sampled = max(tokens.count - forced, 1)
    return Turn(
      tokens: tokens, thoughtTokens: text.thoughtTokens(of: tokens, tokenizer),
      thought: text.thought, call: text.rest, forcedTokens: forced, ending: ending,
      maskedPartsPerMillion: Int((removedMass / Double(sampled) * 1_000_000).rounded()))
  }

  private mutating func append(_ new: [TokenID]) throws {
    try predictor.append(new)
    tokens += new
    for piece in text.append(tokenizer.bytes(of: new)) { desk.stream(piece.kind, piece.text) }
  }
}
