extension BytePattern {
  /// A JSON string, quotes included, of at most `maximum` characters.
  ///
  /// Characters are well-formed UTF-8, a two-character escape, or `\u` with four hexadecimal digits
  /// (a surrogate only as part of a pair). Raw control bytes never match.
  public static func jsonString(maximum: Int) -> BytePattern {
    .sequence([
      .literal("\""),
      .repetition(jsonCharacter, minimum: 0, maximum: max(maximum, 0)),
      .literal("\""),
    ])
  }

  /// `text` as a JSON string literal, quotes included.
  public static func jsonLiteral(_ text: String) -> BytePattern {
    .literal(JSONText.quoted(text))
  }

  /// One character of well-formed UTF-8 beyond ASCII.
  static let multibyteCharacter: BytePattern = {
    func range(_ low: UInt8, _ high: UInt8) -> BytePattern { .oneOf(ByteSet(low...high)) }
    let tail = range(0x80, 0xBF)
    return .choice([
      .sequence([range(0xC2, 0xDF), tail]),
      .sequence([range(0xE0, 0xE0), range(0xA0, 0xBF), tail]),
      .sequence([range(0xE1, 0xEC), tail, tail]),
      .sequence([range(0xED, 0xED), range(0x80, 0x9F), tail]),
      .sequence([range(0xEE, 0xEF), tail, tail]),
      .sequence([range(0xF0, 0xF0), range(0x90, 0xBF), tail, tail]),
      .sequence([range(0xF1, 0xF3), tail, tail, tail]),
      .sequence([range(0xF4, 0xF4), range(0x80, 0x8F), tail, tail]),
    ])
  }()

  private static let jsonCharacter: BytePattern = {
    let hex = ByteSet(of: "0123456789abcdefABCDEF")
    let digit = BytePattern.oneOf(hex)
    let plain = ByteSet.printable.without([UInt8(ascii: "\""), UInt8(ascii: "\\")])
    let surrogate = BytePattern.oneOf(ByteSet(of: "dD"))
    let basic = BytePattern.choice([
      .sequence([.oneOf(hex.without("dD".utf8)), digit, digit, digit]),
      .sequence([surrogate, .oneOf(ByteSet(of: "01234567")), digit, digit]),
    ])
    let pair = BytePattern.sequence([
      surrogate, .oneOf(ByteSet(of: "89abAB")), digit, digit,
      .literal("\\u"), surrogate, .oneOf(ByteSet(of: "cdefCDEF")), digit, digit,
    ])
    let escape = BytePattern.sequence([
      .literal("\\"),
      .choice([
        .oneOf(ByteSet(of: "\"\\/bfnrt")),
        .sequence([.literal("u"), .choice([basic, pair])]),
      ]),
    ])
    return .choice([.oneOf(plain), multibyteCharacter, escape])
  }()
}
