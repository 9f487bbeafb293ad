extension Frame {
  /// The frame for terminals that draw ambiguous characters two columns wide.
  ///
  /// Lines, arrows and shapes become ASCII; braille and Chinese are never ambiguous and stay.
  public var withoutAmbiguousGlyphs: Frame {
    replacingGlyphs { scalar in
      guard scalar.value > 0x7E, GlyphWidth.isAmbiguous(scalar) else { return scalar }
      return Frame.plainGlyphs[scalar] ?? "?"
    }
  }

  private static let plainGlyphs: [Unicode.Scalar: Unicode.Scalar] = [
    "─": "-", "━": "=", "│": "|", "┃": "|", "┼": "+", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "┈": ".", "┊": ":", "╌": "-", "█": "#", "▀": "^", "▄": "_", "▒": "%", "▌": "|", "▁": "_",
    "▂": "_", "▃": "_", "▅": "#", "▆": "#", "▇": "#", "●": "*", "○": "o", "◐": "c", "◆": "*",
    "◇": "o", "■": "#", "▤": "=", "▲": "^", "▼": "v", "▶": ">", "→": ">", "←": "<", "↑": "^",
    "↓": "v", "·": ".", "×": "x", "…": "~", "‖": "=", "∴": "~", "–": "-", "—": "-", "¼": "q",
    "½": "h", "‘": "'", "’": "'", "“": "\"", "”": "\"", "°": "o", "±": "~",
  ]
}
