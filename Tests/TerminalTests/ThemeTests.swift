import Terminal
import Testing

struct `Themes` {
  @Test(arguments: Theme.Kind.allCases) func `rise and fall look different at every depth`(
    kind: Theme.Kind
  ) {
    for depth in ColourDepth.allCases {
      let theme = Theme(kind)
      #expect(
        theme.paint(Style(.rise), depth: depth) != theme.paint(Style(.fall), depth: depth),
        "\(kind) at \(depth)")
    }
  }

  @Test func `red is up unless asked otherwise`() {
    #expect(Theme().paint(Style(.rise), depth: .indexed).foreground == 203)
    #expect(
      Theme(.dark, rising: .green).paint(Style(.fall), depth: .indexed).foreground == 203)
    #expect(
      Theme(.colourBlind, rising: .green).paint(Style(.rise), depth: .indexed)
        == Theme(.colourBlind).paint(Style(.rise), depth: .indexed))
  }

  @Test(arguments: Theme.Kind.allCases) func `no colour exceeds its depth`(kind: Theme.Kind) {
    for depth in ColourDepth.allCases {
      for ink in Ink.allCases {
        let paint = Theme(kind).paint(Style(ink), depth: depth)
        // A direct colour is marked by the bit above its 24.
        let limit = depth == .direct ? 2 * depth.rawValue : depth.rawValue
        #expect(paint.foreground < limit && paint.background < limit)
      }
    }
  }

  @Test func `a non-empty NO_COLOR takes the colours away`() {
    #expect(ColourDepth(offered: 256, noColour: "1") == .monochrome)
    #expect(ColourDepth(offered: 256, noColour: "") == .indexed)
    #expect(ColourDepth(offered: 1 << 24, noColour: nil) == .direct)
    #expect(ColourDepth(offered: 1 << 24, noColour: "1") == .monochrome)
    #expect(ColourDepth(offered: 88, noColour: nil) == .bright)
    #expect(ColourDepth(offered: 8, noColour: nil) == .basic)
    #expect(ColourDepth(offered: 0, noColour: nil) == .monochrome)
  }

  @Test func `a frame prints with colour sequences and as a picture`() {
    var frame = Frame(Size(width: 6, height: 2))
    frame.text("涨<1", x: 0, y: 0, style: Style(.rise))
    #expect(
      frame.ansiText(theme: Theme())
        == "\u{1B}[0;38;5;203m涨<1\u{1B}[0;38;5;253m  \u{1B}[0m\n\u{1B}[0;38;5;253m      \u{1B}[0m\n"
    )
    #expect(frame.ansiText(theme: Theme(), depth: .monochrome).contains("涨<1"))
    let picture = frame.svg(theme: Theme())
    #expect(picture.contains("&lt;1") && picture.contains("fill=\"#ff5f5f\""))
  }
}
