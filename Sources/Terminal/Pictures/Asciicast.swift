/// Writes frames as an asciinema recording, version 2: a header line and one line for each frame.
///
/// Source: https://docs.asciinema.org/manual/asciicast/v2/
public struct Asciicast: Sendable {
  private let depth: ColourDepth
  private var shown: Frame?

  /// A recording in colours of this depth.
  public init(depth: ColourDepth = .indexed) { self.depth = depth }

  /// The lines for a frame shown `milliseconds` after the beginning; each ends with a line feed.
  ///
  /// The first frame brings the header along. Empty when nothing changed.
  public mutating func lines(for frame: Frame, theme: Theme, at milliseconds: Int) -> String {
    defer { shown = frame }
    var result = ""
    var before = shown
    if shown == nil {
      result += """
        {"version": 2, "width": \(frame.size.width), "height": \(frame.size.height), \
        "env": {"TERM": "xterm-256color"}}

        """
    } else if shown?.size != frame.size {
      result += Asciicast.event(milliseconds, "r", "\(frame.size.width)x\(frame.size.height)")
      before = nil
    }
    var output = before == nil ? "\u{1B}[?25l\u{1B}[0m\u{1B}[2J" : ""
    output += frame.difference(from: before, theme: theme, depth: depth)
    return output.isEmpty ? result : result + Asciicast.event(milliseconds, "o", output)
  }

  /// A line that marks a moment, such as the beginning of a day.
  public func marker(_ label: String, at milliseconds: Int) -> String {
    Asciicast.event(milliseconds, "m", label)
  }

  private static func event(_ milliseconds: Int, _ kind: String, _ data: String) -> String {
    let fraction = String(milliseconds % 1_000)
    let time =
      "\(milliseconds / 1_000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    return "[\(time), \"\(kind)\", \"\(escaped(data))\"]\n"
  }

  /// The text within a JSON string (RFC 8259, section 7).
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result.append(contentsOf: "\\\"".unicodeScalars)
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        let padding = String(repeating: "0", count: 4 - digits.count)
        result.append(contentsOf: "\\u\(padding)\(digits)".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Frame {
  /// The sequences that turn the screen from one frame of the same size into this one.
  func difference(from before: Frame?, theme: Theme, depth: ColourDepth) -> String {
    var result = ""
    for y in 0..<size.height {
      var x = 0
      while x < size.width {
        let cell = self[x, y]
        if cell.width == 0 || before?[x, y] == cell || (before == nil && cell == .blank()) {
          x += 1
          continue
        }
        result += "\u{1B}[\(y + 1);\(x + 1)H"
        var paint: Paint?
        while x < size.width, before?[x, y] != self[x, y] || self[x, y].width == 0 {
          let next = theme.paint(self[x, y].style, depth: depth)
          if self[x, y].width > 0, next != paint {
            result += ANSISequence.select(next)
            paint = next
          }
          result += self[x, y].text
          x += 1
        }
      }
    }
    return result.isEmpty ? "" : result + "\u{1B}[0m"
  }
}
