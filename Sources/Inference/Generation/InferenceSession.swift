/// A context of tokens on a language model, with its keys and values.
///
/// Logits depend on the tokens alone: not on threads, kernels, how the tokens were divided into calls
/// of `append`, other contexts computed in the same pass, or guesses. Tokens are computed when logits
/// are asked for, so a token that was chosen and the forced ones behind it share one pass.
public final class InferenceSession: TokenPredictor {
  /// The model.
  public let model: LanguageModel
  /// The most tokens the context holds.
  public let contextLimit: Int
  /// The context so far.
  public private(set) var tokens: [TokenID] = []
  /// The most tokens guessed ahead of one that is asked for; 0 guesses none.
  ///
  /// Guesses are looked up in the context and thrown away when the tokens appended are others.
  public var guessLimit = 0 {
    didSet {
      // A state cannot take back guesses.
      guessLimit = cache.states == nil ? min(max(guessLimit, 0), Self.guessMax) : 0
    }
  }
  /// Computes this session together with others that were given the same, if any.
  public var passes: SharedPasses?
  /// Where keys and values of long prompts are kept between sessions, if anywhere.
  public var prefixes: PrefixStore?
  /// What has been computed so far.
  public internal(set) var work = InferenceWork()
  /// The model's tokens.
  public var vocabulary: Vocabulary { model.tokenizer.vocabulary }

  /// The most tokens that can be guessed at once.
  public static let guessMax = 7

  let pass: ForwardPass
  let cache: KeyValueCache
  /// How many tokens have their keys and values in the cache.
  var computed = 0
  /// The row of the pass that holds the hidden state of the last token; nil when it was dropped.
  private var lastRow: Int?
  private var known: KnownLogits?
  /// Logits of this context, and behind them as many rows for those of other sessions.
  let room: LogitRows
  private var lookup = PromptLookup()
  /// How many tokens of the text being computed came from a store; nil when none is to be saved.
  private var restored: Int?

  /// An empty context.
  ///
  /// - Parameters:
  ///   - model: The model to run.
  ///   - contextLimit: The most tokens, nil for the model's own limit; cut to the model's limit.
  public init(model: LanguageModel, contextLimit: Int? = nil) throws(ModelFileError) {
    self.model = model
    let limit = min(
      contextLimit ?? model.architecture.contextLength,
      model.architecture.contextLength)
    self.contextLimit = max(1, limit)
    guard let pass = ForwardPass(model, contextLimit: self.contextLimit),
      let cache = KeyValueCache(model.architecture, positions: self.contextLimit),
      let room = LogitRows(2 * (Self.guessMax + 1), of: model)
    else {
      throw .outOfMemory(
        file: model.information.file,
        bytes: self.contextLimit * model.information.cacheBytesPerToken)
    }
    self.pass = pass
    self.cache = cache
    self.room = room
  }

  /// Adds tokens to the context.
  public func append(_ new: [TokenID]) throws {
    try PredictionError.check(
      new, after: tokens.count, limit: contextLimit, vocabularyCount: vocabulary.count)
    for token in new { add(token) }
  }

  private func add(_ token: TokenID) {
    let position = tokens.count
    if let guess = known?.guess(at: position) {
      if guess == token { work.guessesKept += 1 }
      lookup.learn(guess == token)
      if guess == token, computed == position {
        computed += 1
      } else {
        known?.dropGuesses(from: position)
      }
    }
    tokens.append(token)
    lastRow = nil
  }

  /// Adds tokens and hands over the logits after each of them.
  ///
  /// `body` gets the position of the token in the context and the logits that follow it.
  public func append(
    _ new: [TokenID], logits body: (Int, UnsafeBufferPointer<Float>) throws -> Void
  ) throws {
    compute()
    try append(new)
    let rowsMax = Self.guessMax + 1
    let first = tokens.count - new.count
    computed = min(computed, first)
    while computed < tokens.count {
      let start = computed
      _ = runNext()
      known = nil
      for row in stride(from: start, to: computed, by: rowsMax) {
        let rows = row..<min(row + rowsMax, computed)
        pass.logits(ofRows: rows.map { $0 - start }, into: room[0])
        for position in rows { try body(position, room.view(position - row)) }
      }
    }
  }

  /// Drops context from the end until `count` tokens are left.
  public func truncate(to count: Int) {
    guard count < tokens.count else { return }
    tokens.removeLast(tokens.count - max(0, count))
    computed = min(computed, tokens.count)
    lastRow = nil
    if let base = known?.base, tokens.count < base { known = nil }
  }

  /// Makes the context equal to `wanted`, keeping what the two share at the start.
  ///
  /// Returns how many tokens were kept.
  @discardableResult
  public func replaceContext(with wanted: [TokenID]) throws -> Int {
    let common = tokens.sharedStart(with: wanted)
    try PredictionError.check(
      wanted, after: 0, limit: contextLimit, vocabularyCount: vocabulary.count)
    truncate(to: common)
    try append(Array(wanted[common...]))
    return common
  }

  /// The logits after the last token; the context must not be empty.
  public func withLogits<R>(_ body: (UnsafeBufferPointer<Float>) throws -> R) rethrows -> R {
    let start = ModelBenchmark.secondsNow()
    let row = logitsRow()
    work.seconds += ModelBenchmark.secondsNow() - start
    return try body(room.view(row))
  }

  /// Computes the keys and values of all tokens, which otherwise waits until logits are asked for.
  public func compute() {
    let start = ModelBenchmark.secondsNow()
    defer { work.seconds += ModelBenchmark.secondsNow() - start }
    restorePrefix()
    rewindStates()
    while computed < tokens.count { lastRow = runNext() }
    keepPrefix()
  }

  /// Passes the next tokens that lack keys and values; returns the row of the last of them.
  private func runNext(guesses: [TokenID] = []) -> Int {
    let part = tokens[computed..<min(computed + RunState.batchMax, tokens.count)]
    cache.states?.willAdvance(to: computed + part.count)
    pass.run(part + guesses, after: computed, in: cache)
    work.count(tokens: part.count, guesses: guesses.count)
    computed += part.count
    return part.count - 1
  }

  /// Which row of the room holds the logits after the last token.
  private func logitsRow() -> Int {
    precondition(!tokens.isEmpty, "logits were asked for before any token was appended")
    if let row = known?.row(after: tokens.count) { return row }
    if let passes {
      passes.compute(self)
      if let row = known?.row(after: tokens.count) { return row }
    }
    if computed == tokens.count, let lastRow {
      pass.logits(ofRows: [lastRow], into: room[0])
      known = KnownLogits(base: tokens.count)
      return 0
    }
    restorePrefix()
    // The hidden state of the last token was dropped.
    if computed == tokens.count { computed -= 1 }
    rewindStates()
    while tokens.count - computed > RunState.batchMax { _ = runNext() }
    let guesses = lookup.guess(
      after: tokens,
      count: min(
        guessLimit, contextLimit - tokens.count,
        RunState.batchMax - (tokens.count - computed)))
    let row = runNext(guesses: guesses)
    pass.logits(ofRows: row...(row + guesses.count), into: room[0])
    known = KnownLogits(base: tokens.count, guesses: guesses)
    keepPrefix()
    return 0
  }

  /// Brings recurrent states back to the tokens computed, or further, where they are still known.
  private func rewindStates() {
    if let states = cache.states { computed = states.rewind(to: computed) }
  }

  // Prefixes computed before.

  /// Takes what is known of a long text's start.
  func restorePrefix() {
    guard let prefixes, cache.states == nil, computed == 0,
      tokens.count >= PrefixStore.worthwhile
    else { return }
    computed = prefixes.restore(tokens, into: cache, of: model)
    work.restored += computed
    restored = computed
  }

  /// Keeps a long text that was computed from its start, unless most of it was known.
  func keepPrefix() {
    guard let prefixes, let known = restored, computed == tokens.count else { return }
    restored = nil
    guard tokens.count - known >= PrefixStore.worthwhile else { return }
    prefixes.save(tokens, from: cache, of: model)
  }

  // Passes with other contexts.

  /// Takes over the logits after the last token, computed in a pass with other contexts.
  func takeLogits(_ row: UnsafePointer<Float>) {
    room.take(row, as: 0)
    known = KnownLogits(base: tokens.count)
    lastRow = nil
  }

  /// Readies the context for a pass with others, which computes at least its last token.
  func beginTogether() {
    restorePrefix()
    lastRow = nil
    computed = min(computed, tokens.count - 1)
    rewindStates()
  }

  /// Whether the logits after the last token are known.
  var hasLogits: Bool { known?.row(after: tokens.count) != nil }
}
