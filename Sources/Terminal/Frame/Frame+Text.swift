extension Frame {
  /// Draws text from column `x`, at most `limit` columns of it, and returns the columns used.
  ///
  /// The text may be hostile. A wide glyph that does not fit is left out.
  @discardableResult
  public mutating func text(
    _ text: String, x: Int, y: Int, style: Style = .plain, limit: Int = .max
  ) -> Int {
    let end = limit < size.width - x ? x + limit : size.width
    var column = x
    for scalar in SafeText.line(text).unicodeScalars {
      let width = GlyphWidth.of(scalar)
      if width == 0 {
        if column > x { combine(scalar.value, beforeX: column, y: y) }
        continue
      }
      if column + width > end { break }
      put(scalar, x: column, y: y, style: style)
      column += width
    }
    return column - x
  }

  /// Draws text of one style, ending in `…` when it does not fit.
  @discardableResult
  public mutating func fitted(
    _ text: String, x: Int, y: Int, style: Style = .plain, limit: Int
  ) -> Int {
    self.text(
      GlyphWidth.fitted(SafeText.line(text), to: limit), x: x, y: y, style: style, limit: limit)
  }

  /// Draws text whose last column is the one before `right`.
  @discardableResult
  public mutating func text(
    _ text: String, endingAt right: Int, y: Int, style: Style = .plain, limit: Int = .max
  ) -> Int {
    let fit = GlyphWidth.fitted(SafeText.line(text), to: limit)
    return self.text(fit, x: right - GlyphWidth.of(fit), y: y, style: style)
  }

  /// Draws runs one after another and returns the columns used.
  @discardableResult
  public mutating func spans(_ spans: [Span], x: Int, y: Int, limit: Int = .max) -> Int {
    var used = 0
    for span in spans where used < limit {
      used += text(span.text, x: x + used, y: y, style: span.style, limit: limit - used)
    }
    return used
  }
}
