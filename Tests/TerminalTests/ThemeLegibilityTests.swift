import Foundation
import Testing

@testable import Terminal

struct `Themes can be read` {
  /// Text of the screen, from what matters most to what may be pale.
  static let leastContrast: [(inks: [Ink], usual: Double, high: Double)] = [
    ([.plain, .thought, .accent, .rise, .fall, .action, .refusal, .warning, .selection], 4.5, 7),
    ([.statusBar, .statusKey, .searchHit, .badge, .title, .selectedRise, .selectedFall], 4.5, 7),
    ([.flat, .answer, .note, .briefing, .heading, .seriesA, .seriesC], 3, 7),
    ([.dim, .seriesB], 3, 7),
  ]

  /// Contrast is as WCAG 2.2 defines it.
  ///
  /// It is 4.5 for text, 3 for large or less important text, 7 for high contrast. Grounds are those of the pictures: black on dark themes, white on light ones.
  @Test(arguments: Theme.Kind.allCases) func `every ink stands out from its ground`(
    kind: Theme.Kind
  ) {
    for rising in Theme.Rising.allCases {
      let theme = Theme(kind, rising: rising)
      let ground: UInt32 = kind == .light ? 0xFF_FFFF : 0
      for level in Self.leastContrast {
        for ink in level.inks {
          let paint = theme.paint(Style(ink), depth: .direct)
          let back = paint.background < 0 ? ground : Palette256.value(paint.background)
          let contrast = Self.contrast(Palette256.value(paint.foreground), back)
          let least = kind == .contrast ? level.high : level.usual
          #expect(contrast >= least, "\(kind) \(ink): \(contrast), at least \(least)")
        }
      }
    }
  }

  /// Deficiencies are as Machado, Oliveira and Fernandes (2009) model them, at full severity.
  ///
  /// Differences are as CIE 1976 measures them; twenty-five is plain at a glance.
  @Test func `rise and fall differ for colour-blind eyes`() {
    let theme = Theme(.colourBlind)
    for (name, matrix) in Self.deficiencies {
      for pair in [(Ink.rise, Ink.fall), (.selectedRise, .selectedFall), (.seriesA, .seriesB)] {
        let seen = [pair.0, pair.1].map {
          Self.lab(
            Palette256.value(theme.paint(Style($0), depth: .direct).foreground), through: matrix)
        }
        let difference = zip(seen[0], seen[1]).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
        #expect(difference.squareRoot() >= 25, "\(name) \(pair): \(difference.squareRoot())")
      }
    }
  }

  /// The oracle itself: red and green of the usual theme are hard to tell apart with no green cones.
  @Test func `the usual red and green are closer to colour-blind eyes than to others`() {
    let theme = Theme(.dark)
    func difference(_ matrix: [[Double]]) -> Double {
      let seen = [Ink.rise, .fall].map {
        Self.lab(
          Palette256.value(theme.paint(Style($0), depth: .direct).foreground), through: matrix)
      }
      return zip(seen[0], seen[1]).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }
    let usual = difference([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    #expect(difference(Self.deficiencies[1].matrix) < usual / 2)
  }

  static let deficiencies: [(name: String, matrix: [[Double]])] = [
    (
      "protanopia",
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    ),
    (
      "deuteranopia",
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    ),
    (
      "tritanopia",
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    ),
  ]

  private static func linear(_ colour: UInt32) -> [Double] {
    [16, 8, 0].map { shift in
      let value = Double(colour >> UInt32(shift) & 255) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  private static func contrast(_ left: UInt32, _ right: UInt32) -> Double {
    let levels = [left, right].map {
      zip(linear($0), [0.2126, 0.7152, 0.0722]).map { $0 * $1 }.reduce(0, +)
    }
    return ((levels.max() ?? 0) + 0.05) / ((levels.min() ?? 0) + 0.05)
  }

  private static func lab(_ colour: UInt32, through matrix: [[Double]]) -> [Double] {
    func times(_ rows: [[Double]], _ vector: [Double]) -> [Double] {
      rows.map { zip($0, vector).map { $0 * $1 }.reduce(0, +) }
    }
    let seen = times(matrix, linear(colour)).map { min(1, max(0, $0)) }
    let xyz = zip(
      times(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], seen),
      [0.9505, 1, 1.089]
    ).map { $0 / $1 }
    let f = xyz.map { $0 > 0.008856 ? cbrt($0) : 7.787 * $0 + 16.0 / 116 }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }
}
