extension Theme.Kind {
  /// Colours out of 256; the first 16 belong to the user and are avoided here.
  func indexed(_ ink: Ink) -> Paint {
    switch self {
    case .dark: dark(ink)
    case .light: light(ink)
    case .contrast: contrast(ink)
    case .colourBlind:
      switch ink {
      case .rise: Paint(214)
      case .fall: Paint(75)
      case .selectedRise: Paint(214, on: 238)
      case .selectedFall: Paint(117, on: 238)
      case .refusal: Paint(219, on: -1, .bold)
      case .warning: Paint(228)
      case .action: Paint(152)
      default: dark(ink)
      }
    }
  }

  private func dark(_ ink: Ink) -> Paint {
    switch ink {
    case .plain, .thought: Paint(253)
    case .dim: Paint(245)
    case .faint: Paint(238)
    case .border: Paint(240)
    case .focusedBorder: Paint(179)
    case .title: Paint(180, on: -1, .bold)
    case .heading: Paint(244)
    case .accent: Paint(222, on: -1, .bold)
    case .rise: Paint(203)
    case .fall: Paint(71)
    case .flat: Paint(250)
    case .seriesA: Paint(222)
    case .seriesB: Paint(67)
    case .seriesC: Paint(139)
    case .action: Paint(110)
    case .answer: Paint(246)
    case .briefing: Paint(103)
    case .note: Paint(150)
    case .refusal: Paint(215, on: -1, .bold)
    case .warning: Paint(215)
    case .statusBar: Paint(250, on: 235)
    case .statusKey: Paint(222, on: 235, .bold)
    case .selection: Paint(255, on: 238)
    case .selectedRise: Paint(217, on: 238)
    case .selectedFall: Paint(114, on: 238)
    case .searchHit: Paint(232, on: 222)
    case .badge: Paint(232, on: 179)
    }
  }

  private func light(_ ink: Ink) -> Paint {
    switch ink {
    case .plain, .thought: Paint(235)
    case .dim: Paint(242)
    case .faint: Paint(252)
    case .border: Paint(249)
    case .focusedBorder: Paint(130)
    case .title: Paint(94, on: -1, .bold)
    case .heading: Paint(243)
    case .accent: Paint(130, on: -1, .bold)
    case .rise: Paint(160)
    case .fall: Paint(28)
    case .flat: Paint(240)
    case .seriesA: Paint(130)
    case .seriesB: Paint(25)
    case .seriesC: Paint(90)
    case .action: Paint(25)
    case .answer: Paint(241)
    case .briefing: Paint(60)
    case .note: Paint(64)
    case .refusal: Paint(127, on: -1, .bold)
    case .warning: Paint(130)
    case .statusBar: Paint(238, on: 254)
    case .statusKey: Paint(94, on: 254, .bold)
    case .selection: Paint(232, on: 252)
    case .selectedRise: Paint(88, on: 252)
    case .selectedFall: Paint(22, on: 252)
    case .searchHit: Paint(232, on: 221)
    case .badge: Paint(231, on: 130)
    }
  }

  private func contrast(_ ink: Ink) -> Paint {
    switch ink {
    case .plain, .thought, .answer, .dim, .flat: Paint(231)
    case .faint: Paint(244)
    case .border, .heading, .briefing: Paint(250)
    case .focusedBorder, .title, .accent: Paint(226, on: -1, .bold)
    case .rise: Paint(203, on: -1, .bold)
    case .fall: Paint(48, on: -1, .bold)
    case .seriesA: Paint(226)
    case .seriesB: Paint(51)
    case .seriesC: Paint(213)
    case .action: Paint(87, on: -1, .bold)
    case .note: Paint(157)
    case .refusal, .warning: Paint(214, on: -1, .bold)
    case .statusBar: Paint(16, on: 255)
    case .statusKey: Paint(16, on: 255, .bold)
    case .selection: Paint(16, on: 159)
    case .selectedRise: Paint(88, on: 159, .bold)
    case .selectedFall: Paint(22, on: 159, .bold)
    case .searchHit, .badge: Paint(16, on: 226, .bold)
    }
  }

  /// Colours out of the user's own 16.
  func bright(_ ink: Ink) -> Paint {
    switch ink {
    case .plain, .thought, .flat, .answer: Paint()
    case .dim, .heading, .briefing: self == .contrast ? Paint() : Paint(8)
    case .faint, .border: Paint(8)
    case .focusedBorder, .title, .accent: self == .light ? Paint(5, on: -1, .bold) : Paint(11)
    case .rise: self == .colourBlind ? Paint(11) : self == .light ? Paint(1) : Paint(9)
    case .fall: self == .colourBlind ? Paint(12) : self == .light ? Paint(2) : Paint(10)
    case .seriesA: self == .light ? Paint(5) : Paint(11)
    case .seriesB: self == .light ? Paint(4) : Paint(12)
    case .seriesC: self == .light ? Paint(6) : Paint(13)
    case .action: self == .light ? Paint(4) : Paint(14)
    case .note: self == .light ? Paint(6) : Paint(6)
    case .refusal, .warning: self == .light ? Paint(5, on: -1, .bold) : Paint(13, on: -1, .bold)
    case .statusBar, .selection, .badge: Paint(-1, on: -1, .reversed)
    case .selectedRise: bright(.rise).reversed
    case .selectedFall: bright(.fall).reversed
    case .statusKey, .searchHit: Paint(-1, on: -1, [.reversed, .bold])
    }
  }
}
