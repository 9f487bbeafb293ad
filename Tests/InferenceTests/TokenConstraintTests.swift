import Grammar
import Testing

@testable import Inference

struct `Tokens under a grammar` {
  /// All single bytes, longer words that overlap structure, a synonym, and control tokens.
  private let vocabulary: Vocabulary = {
    let words = [
      "<", "</", "</think", "</think>", ">\n\n", "\n</", "think", "tool", "_call", ".\n", "{\"",
      "\":",
      " \"", "buy", "sell", "100", "00", "涨", "a", "a",
    ]
    return Vocabulary(
      (0..<256).map { ([UInt8($0)], .normal) } + words.map { (Array($0.utf8), .normal) } + [
        (Array("<tool_call>".utf8), .control), (Array("<|im_end|>".utf8), .control),
        (Array("buy".utf8), .unused), ([], .normal),
      ])
  }()
  private let call = CallForm(
    tool: "buy",
    arguments: [
      CallArgument("symbol", .oneOf(["600519.SH", "600028.SH"])),
      CallArgument("shares", .lots(100...2300)), CallArgument("why", .text(maximum: 12)),
    ])

  /// What the mask should say, by trying every token's bytes.
  private func allowed(_ automaton: ByteAutomaton, _ state: ByteAutomaton.State) -> [TokenID] {
    (0..<TokenID(vocabulary.count)).filter { token in
      let bytes = vocabulary.bytes(of: token)
      return vocabulary.isText(token) && !bytes.isEmpty && automaton.next(state, bytes) >= 0
    }
  }

  private func tokens(_ mask: TokenMask) -> [TokenID] {
    (0..<TokenID(vocabulary.count)).filter { mask[$0] }
  }

  @Test(arguments: CallSyntax.allCases)
  func `a mask allows what trying every token allows`(syntax: CallSyntax) {
    let automaton = ByteAutomaton(syntax.turn([call], after: syntax.thought()))
    let constraint = TokenConstraint(automaton, trie: TokenTrie(vocabulary))
    let end = syntax.text(of: example)
    let text = syntax.thoughtOpening + "Buy 涨 a </b>" + syntax.thoughtClosing + end
    var state = automaton.start
    for byte in text.utf8 {
      #expect(tokens(constraint.mask(at: state)) == allowed(automaton, state))
      #expect(constraint.allowedCount(at: state) == allowed(automaton, state).count)
      state = automaton.next(state, byte)
    }
    #expect(automaton.isAccepting(state))
    #expect(tokens(constraint.mask(at: state)).isEmpty)
  }

  private let example = ParsedCall(
    name: "buy",
    arguments: [
      ParsedArgument("symbol", "600519.SH", isString: true),
      ParsedArgument("shares", "1200", isString: false),
      ParsedArgument("why", "up", isString: true),
    ])

  @Test func `end tokens are allowed only where a match may end`() throws {
    let end = try #require(vocabulary.controlToken("<|im_end|>"))
    let automaton = ByteAutomaton(.star(.literal("ab")))
    let constraint = TokenConstraint(automaton, trie: TokenTrie(vocabulary), endTokens: [end])
    let middle = automaton.next(automaton.start, UInt8(ascii: "a"))
    #expect(constraint.mask(at: automaton.start)[end])
    #expect(!constraint.mask(at: middle)[end])
    #expect(constraint.next(middle, end, in: vocabulary) == ByteAutomaton.dead)
    #expect(constraint.next(automaton.start, end, in: vocabulary) == automaton.start)
  }

  @Test func `a control token never matches by its text`() throws {
    let control = try #require(vocabulary.controlToken("<tool_call>"))
    let automaton = ByteAutomaton(.text(excluding: []))
    let constraint = TokenConstraint(automaton, trie: TokenTrie(vocabulary))
    #expect(!constraint.mask(at: automaton.start)[control])
    #expect(constraint.next(automaton.start, control, in: vocabulary) == ByteAutomaton.dead)
  }

  @Test func `tokens that spell the same bytes are allowed together`() {
    let automaton = ByteAutomaton(.literal("a"))
    let constraint = TokenConstraint(automaton, trie: TokenTrie(vocabulary))
    #expect(constraint.allowedCount(at: automaton.start) == 3)
    #expect(constraint.onlyToken(at: automaton.start) == nil)
  }

  @Test func `a forced run leaves its last token to the model unless it ends a line`() {
    let tokenizer = Tokenizer.ofBytes()
    func forced(_ pattern: BytePattern) -> String {
      let automaton = ByteAutomaton(pattern)
      let constraint = TokenConstraint(automaton, trie: TokenTrie(tokenizer.vocabulary))
      let run = constraint.forcedTokens(at: automaton.start, tokenizer: tokenizer)
      #expect(automaton.next(automaton.start, tokenizer.bytes(of: run.tokens)) == run.end)
      return tokenizer.text(of: run.tokens)
    }
    let choice = BytePattern.strings(["x", "y"])
    #expect(forced(.sequence([.literal("\"a\": "), choice])) == "\"a\":")
    #expect(forced(.sequence([.literal("<think>\n"), choice])) == "<think>\n")
    #expect(forced(.literal("all of it")) == "all of it")
    #expect(forced(choice) == "")
  }
}
