/// Colours and emphasis as a terminal takes them.
public struct Paint: Sendable, Hashable {
  /// Number of the ink's colour in the terminal's palette, -1 for the terminal's own; with
  /// ``direct`` added, red, green and blue of eight bits each.
  public var foreground: Int
  /// Number of the ground's colour, -1 for the terminal's own.
  public var background: Int
  /// Emphasis.
  public var emphasis: Style.Emphasis

  /// What is added to a colour that is given as red, green and blue.
  static let direct = 1 << 24

  /// The same colours, those out of the palette's fixed part as red, green and blue.
  var inDirectColours: Paint {
    func direct(_ number: Int) -> Int {
      // Where colours are direct, the eight darkest blues stand for the palette's first eight.
      number < 16 ? number : Paint.direct + max(8, Int(Palette256.value(number)))
    }
    return Paint(direct(foreground), on: direct(background), emphasis)
  }

  /// The same colours with ink and ground exchanged.
  var reversed: Paint { Paint(foreground, on: background, emphasis.union(.reversed)) }

  /// Colours and emphasis.
  public init(_ foreground: Int = -1, on background: Int = -1, _ emphasis: Style.Emphasis = []) {
    self.foreground = foreground
    self.background = background
    self.emphasis = emphasis
  }
}
