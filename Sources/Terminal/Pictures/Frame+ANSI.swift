extension Frame {
  /// The frame as text with colour sequences (ECMA-48), one line a row, to print into a terminal.
  public func ansiText(theme: Theme, depth: ColourDepth = .indexed) -> String {
    var result = ""
    for y in 0..<size.height {
      var current = Paint()
      for x in 0..<size.width where self[x, y].width > 0 {
        let paint = theme.paint(self[x, y].style, depth: depth)
        if paint != current { result += ANSISequence.select(paint) }
        current = paint
        result += self[x, y].text
      }
      result += current == Paint() ? "\n" : "\u{1B}[0m\n"
    }
    return result
  }
}

/// Control sequences for colours and emphasis.
enum ANSISequence {
  /// Everything off, then what `paint` asks for.
  static func select(_ paint: Paint) -> String {
    var codes = ["0"]
    if paint.emphasis.contains(.bold) { codes.append("1") }
    if paint.emphasis.contains(.dim) { codes.append("2") }
    if paint.emphasis.contains(.underlined) { codes.append("4") }
    if paint.emphasis.contains(.reversed) { codes.append("7") }
    codes += colour(paint.foreground, base: 30, brightBase: 90, extended: "38")
    codes += colour(paint.background, base: 40, brightBase: 100, extended: "48")
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  private static func colour(
    _ number: Int, base: Int, brightBase: Int, extended: String
  ) -> [String] {
    switch number {
    case ..<0: []
    case 0..<8: [String(base + number)]
    case 8..<16: [String(brightBase + number - 8)]
    case Paint.direct...:
      ["\(extended);2;\(number >> 16 & 255);\(number >> 8 & 255);\(number & 255)"]
    default: ["\(extended);5;\(number)"]
    }
  }
}
