import Grammar
public import Inference

/// How long it takes to find out which tokens the call grammar allows, state by state.
///
/// Turns are written over the calls that a market of fifty shares allows, with random choices, so that
/// every kind of state is met: names, codes, lots, prices, free text.
public struct MaskBenchmark: Sendable, Hashable {
  /// Times of one kind of state, in microseconds.
  public struct Times: Sendable, Hashable {
    /// States that were timed.
    public let states: Int
    /// The middle.
    public let median: Double
    /// All but one in twenty take no longer.
    public let upper: Double
    /// The longest.
    public let longest: Double

    init(_ times: [Double]) {
      let sorted = times.sorted()
      states = sorted.count
      median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
      upper = sorted.isEmpty ? 0 : sorted[sorted.count * 19 / 20]
      longest = sorted.last ?? 0
    }
  }

  /// Masks of states inside a call's structure, when first asked for.
  public let structured: Times
  /// Masks of states in free text, when first asked for.
  public let free: Times
  /// Masks that were asked for before.
  public let remembered: Times
  /// Milliseconds to compile the grammar of a turn.
  public let compilation: Double

  /// States in free text allow so many tokens or more.
  static let freeTokens = 1_000

  /// Times `turns` turns over the vocabulary of `tokenizer`; `clock` tells seconds.
  public init(
    _ tokenizer: Tokenizer, dialect: ChatDialect, turns: Int = 40, clock: () -> Double
  ) {
    let trie = TokenTrie(tokenizer.vocabulary)
    let start = clock()
    let syntax = dialect.syntax
    let thought = syntax.thought(opening: "I ", isParagraph: true, excluding: dialect.controlTexts)
    let automaton = ByteAutomaton(syntax.turn(Self.forms, after: thought))
    let constraint = TokenConstraint(automaton, trie: trie)
    compilation = (clock() - start) * 1_000
    var random = MaskChoice(state: 1)
    var times: (structured: [Double], free: [Double], known: [Double]) = ([], [], [])
    var seen: Set<ByteAutomaton.State> = []
    for _ in 0..<turns {
      var state = automaton.start
      var length = 0
      while state >= 0, !automaton.isAccepting(state), length < 400 {
        let before = clock()
        let mask = constraint.mask(at: state)
        let time = (clock() - before) * 1_000_000
        let count = mask.allowedCount
        if !seen.insert(state).inserted {
          times.known.append(time)
        } else if count >= Self.freeTokens {
          times.free.append(time)
        } else {
          times.structured.append(time)
        }
        guard count > 0 else { break }
        var choice = random.below(count)
        var chosen: TokenID = -1
        mask.forEachAllowed {
          if choice == 0 { chosen = $0 }
          choice -= 1
        }
        // Free text would hardly ever end by chance.
        let closing = length > 24 && count >= Self.freeTokens ? syntax.thoughtClosing : ""
        let closed = closing.isEmpty ? -1 : automaton.next(state, closing.utf8)
        let ended = length > 48 ? automaton.next(state, syntax.textClosing.utf8) : -1
        state =
          closed >= 0
          ? closed
          : ended >= 0 ? ended : constraint.next(state, chosen, in: tokenizer.vocabulary)
        length += 1
      }
    }
    structured = Times(times.structured)
    free = Times(times.free)
    remembered = Times(times.known)
  }

  /// Calls that fifty shares and a full purse allow.
  private static var forms: [CallForm] {
    let codes = (0..<50).map { "60\(1_000 + 37 * $0).SH" }
    let symbol = CallArgument("symbol", .oneOf(codes))
    var forms = [
      CallForm(tool: ToolName.marketOverview.rawValue, arguments: []),
      CallForm(
        tool: ToolName.bars.rawValue, arguments: [symbol, CallArgument("days", .integer(5...10))]),
      CallForm(
        tool: ToolName.note.rawValue,
        arguments: [CallArgument("text", .text(maximum: ToolProfile.tiny.noteLength))]),
    ]
    for (place, code) in codes.enumerated() {
      let share = CallArgument("symbol", .oneOf([code]))
      let shares = CallArgument("shares", .lots(100...(1_000 + 300 * place)))
      let price = CallArgument(
        "limit_price", .decimal((900 + 40 * place)...(1_100 + 40 * place), places: 2))
      forms.append(CallForm(tool: ToolName.buy.rawValue, arguments: [share, shares]))
      forms.append(CallForm(tool: ToolName.buy.rawValue, arguments: [share, shares, price]))
    }
    return forms + CallSchemas(profile: .tiny, rows: 10).finishOnly
  }
}

/// Repeatable choices (a linear congruential generator after Knuth).
private struct MaskChoice {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(bound, 1)))
  }
}
