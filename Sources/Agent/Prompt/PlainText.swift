/// Text from elsewhere, made harmless: one line, no control characters, no angle brackets.
enum PlainText {
  /// `text` with everything unusual replaced, at most `limit` characters long.
  ///
  /// Angle brackets become single guillemets, so that no tag of a dialect survives even as text.
  static func harmless(_ text: String, limit: Int) -> String {
    var result = String.UnicodeScalarView()
    var lastWasBlank = true
    for scalar in text.unicodeScalars {
      let replaced: Unicode.Scalar =
        switch scalar {
        case "<": "‹"
        case ">": "›"
        case "\u{0}"..."\u{20}", "\u{7F}"..."\u{A0}", "\u{2028}"..."\u{202E}",
          "\u{200B}"..."\u{200F}", "\u{2066}"..."\u{2069}", "\u{E0000}"..."\u{E007F}", "\u{FEFF}":
          " "
        default: scalar
        }
      if replaced == " ", lastWasBlank { continue }
      lastWasBlank = replaced == " "
      result.append(replaced)
    }
    return shortened(String(result), to: limit)
  }

  /// `text` cut to `limit` characters, with an ellipsis when something is missing.
  static func shortened(_ text: String, to limit: Int) -> String {
    text.count <= limit ? text : text.prefix(max(limit - 1, 0)) + "…"
  }
}
