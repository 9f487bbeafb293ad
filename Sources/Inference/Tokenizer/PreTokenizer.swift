/// Cuts text into the pieces inside which bytes may merge.
///
/// Each rule is the hand-written form of a published regular expression; the expression stands at its
/// case. Character classes are those of the Unicode version of the Swift runtime.
enum PreTokenizer: String, Sendable {
  /// `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`
  case gpt2 = "gpt-2"
  /// Every `\p{N}` alone, then the rule of `gpt2` between them.
  case smollm
  /// `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|`
  /// `\s*[\r\n]+|\s+(?!\S)|\s+`
  case qwen2
  /// As `qwen2`, with `\p{N}{1,3}`.
  case llama = "llama-bpe"
  /// With U = `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`, L = `[\p{Ll}\p{Lm}\p{Lo}\p{M}]` and C the contractions
  /// of `qwen2`: `[^\r\n\p{L}\p{N}]?U*L+C?|[^\r\n\p{L}\p{N}]?U+L*C?|\p{N}{1,3}|`
  /// ` ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`
  case minimax = "minimax-m2"

  /// The rule a model file names in `tokenizer.ggml.pre`.
  init?(named name: String) {
    switch name {
    case "gpt-2", "gpt2", "default": self = .gpt2
    case "smollm": self = .smollm
    case "qwen2": self = .qwen2
    case "llama-bpe", "llama3", "llama-v3": self = .llama
    case "minimax-m2", "gpt-4o": self = .minimax
    default: return nil
    }
  }

  /// Calls `body` with the UTF-8 range of every piece of `text`, in order and without gaps.
  func forEachPiece(_ text: Substring, _ body: (Range<Int>) -> Void) {
    let scalars = ClassifiedText(text.unicodeScalars)
    switch self {
    case .gpt2: scalars.splitLikeGPT2(0..<scalars.count, body)
    case .smollm:
      var start = 0
      for index in 0..<scalars.count where scalars.isNumber(index) {
        scalars.splitLikeGPT2(start..<index, body)
        body(scalars.bytes(index..<index + 1))
        start = index + 1
      }
      scalars.splitLikeGPT2(start..<scalars.count, body)
    case .qwen2: scalars.splitLikeLlama3(digits: 1, body)
    case .llama: scalars.splitLikeLlama3(digits: 3, body)
    case .minimax: scalars.splitLikeMiniMax(body)
    }
  }
}

/// The scalars of a text with their classes and byte offsets.
private struct ClassifiedText {
  private enum Class: UInt8 { case letter, number, space, other }
  /// Whether a letter or mark may stand among capitals, among small letters, or among both.
  private enum Case: UInt8 { case none, upper, lower, both }
  private var scalars: [UInt32] = []
  private var classes: [Class] = []
  private var cases: [Case] = []
  private var offsets: [Int] = []

  init(_ text: Substring.UnicodeScalarView) {
    var offset = 0
    for scalar in text {
      scalars.append(scalar.value)
      classes.append(Self.classOf(scalar))
      cases.append(Self.caseOf(scalar))
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
  }

  var count: Int { scalars.count }

  func bytes(_ range: Range<Int>) -> Range<Int> {
    offsets[range.lowerBound]..<offsets[range.upperBound]
  }

  func isNumber(_ index: Int) -> Bool { classes[index] == .number }

  private static func classOf(_ scalar: Unicode.Scalar) -> Class {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: return .letter
    case 0x30...0x39: return .number
    case 0x09...0x0D, 0x20: return .space
    case 0..<0x80: return .other
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return .letter
    case .decimalNumber, .letterNumber, .otherNumber: return .number
    default: return scalar.properties.isWhitespace ? .space : .other
    }
  }

  private static func caseOf(_ scalar: Unicode.Scalar) -> Case {
    switch scalar.value {
    case 0x41...0x5A: return .upper
    case 0x61...0x7A: return .lower
    case 0..<0x80: return .none
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return .upper
    case .lowercaseLetter: return .lower
    case .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark, .enclosingMark: return .both
    default: return .none
    }
  }

  /// Where the run of `kind` that starts at `start` ends.
  private func run(_ kind: Class, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, classes[index] == kind { index += 1 }
    return index
  }

  /// The length of an English contraction at `index`, 0 if there is none.
  private func contraction(_ index: Int, _ end: Int, anyCase: Bool) -> Int {
    guard index + 1 < end, scalars[index] == 0x27 else { return 0 }
    func letter(_ at: Int) -> UInt32 {
      guard at < end else { return 0 }
      let value = scalars[at]
      // U+017F folds to s, as `(?i:s)` does.
      if anyCase, value == 0x17F { return 0x73 }
      return anyCase && (0x41...0x5A).contains(value) ? value + 32 : value
    }
    switch (letter(index + 1), letter(index + 2)) {
    case (0x73, _), (0x74, _), (0x6D, _), (0x64, _): return 2  // 's 't 'm 'd
    case (0x72, 0x65), (0x76, 0x65), (0x6C, 0x6C): return 3  // 're 've 'll
    default: return 0
    }
  }

  func splitLikeGPT2(_ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    let end = range.upperBound
    var start = range.lowerBound
    while start < end {
      var next = start + contraction(start, end, anyCase: false)
      if next == start {
        let first = scalars[start] == 0x20 && start + 1 < end ? start + 1 : start
        next =
          classes[first] == .space
          ? endOfSpaces(start, end) : run(classes[first], from: first, to: end)
      }
      body(bytes(start..<next))
      start = next
    }
  }

  /// `\s+(?!\S)|\s+`: a run of spaces leaves its last one to the word that follows.
  private func endOfSpaces(_ start: Int, _ end: Int) -> Int {
    let next = run(.space, from: start, to: end)
    return next < end && next - start > 1 ? next - 1 : next
  }

  func splitLikeLlama3(digits: Int, _ body: (Range<Int>) -> Void) {
    let end = count
    var start = 0
    while start < end {
      let next = endOfLlama3Piece(start, end, digits)
      body(bytes(start..<next))
      start = next
    }
  }

  private func isLineEnd(_ index: Int) -> Bool { scalars[index] == 10 || scalars[index] == 13 }

  private func endOfLlama3Piece(_ start: Int, _ end: Int, _ digits: Int) -> Int {
    let short = contraction(start, end, anyCase: true)
    if short > 0 { return start + short }
    if classes[start] == .letter { return run(.letter, from: start, to: end) }
    if !isLineEnd(start), classes[start] != .number, start + 1 < end,
      classes[start + 1] == .letter
    {
      return run(.letter, from: start + 1, to: end)
    }
    if classes[start] == .number {
      return run(.number, from: start, to: min(end, start + digits))
    }
    let first = scalars[start] == 0x20 && start + 1 < end ? start + 1 : start
    if classes[first] == .other {
      var next = run(.other, from: first, to: end)
      while next < end, isLineEnd(next) { next += 1 }
      return next
    }
    let spaces = run(.space, from: start, to: end)
    if let last = (start..<spaces).last(where: isLineEnd) { return last + 1 }
    return endOfSpaces(start, end)
  }

  func splitLikeMiniMax(_ body: (Range<Int>) -> Void) {
    var start = 0
    while start < count {
      let next = endOfMiniMaxPiece(start)
      body(bytes(start..<next))
      start = next
    }
  }

  private func endOfMiniMaxPiece(_ start: Int) -> Int {
    // A word may take one character before it that is no letter, number or line end.
    let mayLead =
      !isLineEnd(start) && classes[start] != .letter && classes[start] != .number
    for ending in [endOfSmallWord, endOfCapitals] {
      if mayLead, let end = ending(start + 1) {
        return end + contraction(end, count, anyCase: true)
      }
      if let end = ending(start) { return end + contraction(end, count, anyCase: true) }
    }
    if classes[start] == .number { return run(.number, from: start, to: min(count, start + 3)) }
    let first = scalars[start] == 0x20 && start + 1 < count ? start + 1 : start
    if classes[first] == .other {
      var next = run(.other, from: first, to: count)
      while next < count, isLineEnd(next) || scalars[next] == 0x2F { next += 1 }
      return next
    }
    let spaces = run(.space, from: start, to: count)
    if let last = (start..<spaces).last(where: isLineEnd) { return last + 1 }
    return endOfSpaces(start, count)
  }

  private func runOfCase(_ excluded: Case, from start: Int) -> Int {
    var index = start
    while index < count, cases[index] != .none, cases[index] != excluded { index += 1 }
    return index
  }

  /// `U*L+`: capitals, then small letters; what may be either ends the capitals as late as it can.
  private func endOfSmallWord(_ start: Int) -> Int? {
    let capitals = runOfCase(.lower, from: start)
    let end = runOfCase(.upper, from: capitals)
    if end > capitals { return end }
    return (start..<max(start, capitals)).last { cases[$0] == .both }.map { $0 + 1 }
  }

  /// `U+L*` where no small letter follows.
  private func endOfCapitals(_ start: Int) -> Int? {
    let capitals = runOfCase(.lower, from: start)
    return capitals > start ? runOfCase(.upper, from: capitals) : nil
  }
}
