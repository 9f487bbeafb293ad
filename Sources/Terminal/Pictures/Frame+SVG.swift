extension Frame {
  /// The frame as a scalable picture; runs of one style are one element.
  public func svg(theme: Theme) -> String {
    let cellWidth = 8.4
    let cellHeight = 18.0
    let light = theme.kind == .light
    let ground = light ? "#fbfaf7" : "#14161a"
    let ink = light ? "#262626" : "#dadada"
    let width = Double(size.width) * cellWidth
    let height = Double(size.height) * cellHeight
    var result = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(SVG.number(width))" \
      height="\(SVG.number(height))" font-family="ui-monospace, 'Noto Sans Mono CJK SC', monospace" \
      font-size="14"><rect width="100%" height="100%" fill="\(ground)"/>

      """
    for y in 0..<size.height {
      var x = 0
      while x < size.width {
        let start = x
        let style = self[x, y].style
        var text = ""
        // A wide glyph is an element of its own: fonts do not agree that it is two columns.
        repeat {
          text += self[x, y].text
          x += 1
        } while x < size.width && self[x, y].style == style && self[x, y].width == 1
          && self[start, y].width == 1
        while x < size.width && self[x, y].width == 0 { x += 1 }
        let paint = theme.paint(style, depth: .indexed)
        result += SVG.run(
          text, paint: paint, x: Double(start) * cellWidth, y: Double(y) * cellHeight,
          width: Double(x - start) * cellWidth, height: cellHeight, ink: ink, ground: ground)
      }
    }
    return result + "</svg>\n"
  }
}

private enum SVG {
  static func run(
    _ text: String, paint: Paint, x: Double, y: Double, width: Double, height: Double, ink: String,
    ground: String
  ) -> String {
    var fore = paint.foreground < 0 ? ink : Palette256.hexadecimal(paint.foreground)
    var back = paint.background < 0 ? ground : Palette256.hexadecimal(paint.background)
    if paint.emphasis.contains(.reversed) { swap(&fore, &back) }
    var result = ""
    if back != ground {
      result += """
        <rect x="\(number(x))" y="\(number(y))" width="\(number(width))" \
        height="\(number(height))" fill="\(back)"/>

        """
    }
    guard text.contains(where: { $0 != " " }) else { return result }
    let weight = paint.emphasis.contains(.bold) ? " font-weight=\"bold\"" : ""
    let opacity = paint.emphasis.contains(.dim) ? " opacity=\"0.6\"" : ""
    return result + """
      <text x="\(number(x))" y="\(number(y + 13.5))" textLength="\(number(width))" \
      xml:space="preserve" fill="\(fore)"\(weight)\(opacity)>\(escaped(text))</text>

      """
  }

  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
    return result
  }
}
