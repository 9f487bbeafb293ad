/// Colours and emphasis as a terminal takes them.
public struct Paint: Sendable, Hashable {
  /// Number of the ink's colour in the terminal's palette, -1 for the terminal's own.
  public var foreground: Int
  /// Number of the ground's colour, -1 for the terminal's own.
  public var background: Int
  /// Emphasis.
  public var emphasis: Style.Emphasis

  /// The same colours with ink and ground exchanged.
  var reversed: Paint { Paint(foreground, on: background, emphasis.union(.reversed)) }

  /// Colours and emphasis.
  public init(_ foreground: Int = -1, on background: Int = -1, _ emphasis: Style.Emphasis = []) {
    self.foreground = foreground
    self.background = background
    self.emphasis = emphasis
  }
}
