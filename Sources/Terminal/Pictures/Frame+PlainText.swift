extension Frame {
  /// The frame as text, one line a row, blanks at the ends of rows cut: what golden tests compare.
  public var plainText: String {
    var result = ""
    for y in 0..<size.height {
      var line = ""
      for x in 0..<size.width { line += self[x, y].text }
      while line.last == " " { line.removeLast() }
      result += line + "\n"
    }
    return result
  }
}
