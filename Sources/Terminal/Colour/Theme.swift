/// Decides how each ``Ink`` looks, for every depth of colour.
public struct Theme: Sendable, Hashable {
  /// Which direction is red.
  public enum Rising: String, Sendable, Hashable, CaseIterable {
    /// Up is red and down is green, as on Chinese screens.
    case red
    /// Up is green and down is red, as on Western screens.
    case green
  }

  /// The palettes there are.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// For dark grounds.
    case dark
    /// For light grounds.
    case light
    /// Strong contrast on dark grounds.
    case contrast = "high-contrast"
    /// Orange and blue in place of red and green.
    case colourBlind = "colour-blind"
  }

  /// The palette.
  public let kind: Kind
  /// Which direction is red; without effect in ``Kind/colourBlind``.
  public let rising: Rising

  private let direct: [Paint]
  private let indexed: [Paint]
  private let bright: [Paint]
  private let monochrome: [Paint]

  /// A theme.
  public init(_ kind: Kind = .dark, rising: Rising = .red) {
    self.kind = kind
    self.rising = rising
    var indexed: [Paint] = []
    var bright: [Paint] = []
    var monochrome: [Paint] = []
    for ink in Ink.allCases {
      let asked = rising == .green && kind != .colourBlind ? ink.withDirectionsExchanged : ink
      indexed.append(kind.indexed(asked))
      bright.append(kind.bright(asked))
      monochrome.append(ink.monochrome)
    }
    self.indexed = indexed
    direct = indexed.map(\.inDirectColours)
    self.bright = bright
    self.monochrome = monochrome
  }

  /// How a style looks at a depth of colour.
  public func paint(_ style: Style, depth: ColourDepth) -> Paint {
    let place = Int(style.ink.rawValue)
    var paint =
      switch depth {
      case .direct: direct[place]
      case .indexed: indexed[place]
      case .bright: bright[place]
      case .basic: bright[place].inEightColours
      case .monochrome: monochrome[place]
      }
    paint.emphasis.formUnion(style.emphasis)
    return paint
  }
}

extension Ink {
  fileprivate var withDirectionsExchanged: Ink {
    switch self {
    case .rise: .fall
    case .fall: .rise
    case .selectedRise: .selectedFall
    case .selectedFall: .selectedRise
    default: self
    }
  }

  /// What remains without colours.
  fileprivate var monochrome: Paint {
    switch self {
    case .dim, .faint, .border, .answer, .briefing, .seriesB, .seriesC: Paint(-1, on: -1, .dim)
    case .title, .heading, .focusedBorder, .accent, .rise, .refusal, .warning, .action:
      Paint(-1, on: -1, .bold)
    case .statusBar, .selection, .selectedFall, .badge: Paint(-1, on: -1, .reversed)
    case .statusKey, .selectedRise, .searchHit: Paint(-1, on: -1, [.reversed, .bold])
    case .plain, .fall, .flat, .seriesA, .thought, .note: Paint()
    }
  }
}

extension Paint {
  /// The paint with bright colours replaced by bold basic ones, and grey by dim.
  fileprivate var inEightColours: Paint {
    var paint = self
    if foreground == 8 {
      paint.foreground = -1
      paint.emphasis.insert(.dim)
    } else if foreground > 8 {
      paint.foreground = foreground - 8
      paint.emphasis.insert(.bold)
    }
    if background == 8 {
      paint.background = -1
      paint.foreground = -1
      paint.emphasis.insert(.reversed)
    } else if background > 8 {
      paint.background = background - 8
    }
    return paint
  }
}
