/// A canvas of dots, two by four in a cell, drawn with braille patterns.
public struct BrailleCanvas: Sendable, Hashable {
  /// Cells across.
  public let width: Int
  /// Cells down.
  public let height: Int
  private var patterns: [UInt8]

  /// Bits of a pattern by row and column of its dots (Unicode 2800–28FF).
  private static let bits: [[UInt8]] = [
    [0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80],
  ]

  /// An empty canvas.
  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    patterns = Array(repeating: 0, count: self.width * self.height)
  }

  /// Dots across.
  public var dotsAcross: Int { width * 2 }
  /// Dots down.
  public var dotsDown: Int { height * 4 }

  /// Sets a dot; dots outside are ignored.
  public mutating func dot(x: Int, y: Int) {
    guard x >= 0, y >= 0, x < dotsAcross, y < dotsDown else { return }
    patterns[(y / 4) * width + x / 2] |= BrailleCanvas.bits[y % 4][x % 2]
  }

  /// Sets the dots of a straight line (Bresenham 1965).
  public mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    var (x, y) = start
    let (across, down) = (abs(end.x - x), -abs(end.y - y))
    let (stepX, stepY) = (x < end.x ? 1 : -1, y < end.y ? 1 : -1)
    var error = across + down
    while true {
      dot(x: x, y: y)
      if x == end.x, y == end.y { return }
      let twice = 2 * error
      if twice >= down {
        error += down
        x += stepX
      }
      if twice <= across {
        error += across
        y += stepY
      }
    }
  }

  /// The glyph of a cell, or nil when no dot is set.
  public func glyph(x: Int, y: Int) -> Unicode.Scalar? {
    let pattern = patterns[y * width + x]
    return pattern == 0 ? nil : Unicode.Scalar(0x2800 + UInt32(pattern))
  }
}

extension Frame {
  /// Draws a canvas; cells without dots keep what they show.
  public mutating func canvas(_ canvas: BrailleCanvas, x: Int, y: Int, style: Style) {
    for row in 0..<canvas.height {
      for column in 0..<canvas.width {
        if let glyph = canvas.glyph(x: column, y: row) {
          put(glyph, x: x + column, y: y + row, style: style)
        }
      }
    }
  }
}
