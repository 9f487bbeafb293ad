/// How many columns text takes: the program's own rule, the same under every locale.
///
/// Characters of ambiguous width count as one column, as in every terminal unless told otherwise.
public enum GlyphWidth {
  /// Columns of one scalar: 0, 1 or 2.
  ///
  /// Controls count as 0; ``SafeText`` replaces them.
  public static func of(_ scalar: Unicode.Scalar) -> Int { of(scalar.value) }

  /// Columns of all scalars of `text`.
  public static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for scalar in text.unicodeScalars { width += of(scalar.value) }
    return width
  }

  static func of(_ value: UInt32) -> Int {
    if value < 0x7F { return value < 0x20 ? 0 : 1 }
    if value < 0x300 { return value < 0xA0 ? 0 : 1 }
    if value >= 0x4E00 && value <= 0x9FFF { return 2 }
    if value >= 0x2500 && value <= 0x25FC { return 1 }
    if contains(value, in: WidthTable.two) { return 2 }
    return contains(value, in: WidthTable.zero) ? 0 : 1
  }

  /// Whether some East Asian terminals give the scalar two columns.
  public static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
    contains(scalar.value, in: WidthTable.ambiguous)
  }

  /// Whether one of the ranges holds `value`, in O(log n).
  private static func contains(_ value: UInt32, in ranges: [UInt32]) -> Bool {
    var low = 0
    var high = ranges.count / 2
    while low < high {
      let middle = (low + high) / 2
      if ranges[2 * middle + 1] < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count / 2 && ranges[2 * low] <= value
  }

  /// `text` cut to at most `width` columns, ending in `…` when something was cut.
  public static func fitted(_ text: String, to width: Int) -> String {
    guard width > 0 else { return "" }
    if text.utf8.count <= width || of(text) <= width { return text }
    var result = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      let columns = of(scalar)
      if used + columns > width - 1 { break }
      result.append(scalar)
      used += columns
    }
    return String(result) + "…"
  }

  /// The longest ending of `text` that takes at most `width` columns, in time of its own length.
  public static func ending(of text: String, within width: Int) -> String {
    let scalars = text.unicodeScalars
    var start = scalars.endIndex
    var used = 0
    while start > scalars.startIndex {
      let before = scalars.index(before: start)
      used += of(scalars[before])
      if used > width { break }
      start = before
    }
    return String(scalars[start...])
  }

  /// `text` cut or filled with blanks to exactly `width` columns.
  public static func padded(_ text: String, to width: Int, alignedRight: Bool = false) -> String {
    let fit = fitted(text, to: width)
    let blanks = String(repeating: " ", count: max(0, width - of(fit)))
    return alignedRight ? blanks + fit : fit + blanks
  }
}
