import Terminal

/// What a key can make the dashboard do.
enum DashboardAction: Sendable, Hashable {
  case pause, step, back, nextDay, previousDay, nextTrade, previousTrade
  case nextLoss, previousLoss
  case faster, slower, follow, start
  case nextPane, previousPane, up, down, pageUp, pageDown, top, bottom
  case zoom, unfold, open, why, search, command, nextHit, previousHit, close
  case view(ViewKind)
  case buy, sell, cancel, endDecision
  case sort, barLeft, barRight, span, language, theme, rising, save, copy, redraw, help, quit

  /// The keys of every view: dispatch, the help page and the hints are made from this table.
  static let table = KeyTable<DashboardAction>([
    KeyBinding([.character(" ")], .pause),
    KeyBinding([.right, .character("n"), .character(".")], .step, shownAs: "n → , ←"),
    KeyBinding([.left, .character(",")], .back),
    KeyBinding([.character("]"), .shiftRight], .nextDay, shownAs: "] ["),
    KeyBinding([.character("["), .shiftLeft], .previousDay),
    KeyBinding([.character("t")], .nextTrade, shownAs: "t T"),
    KeyBinding([.character("T")], .previousTrade),
    KeyBinding([.character("v")], .nextLoss, shownAs: "v V"),
    KeyBinding([.character("V")], .previousLoss),
    KeyBinding([.character("+"), .character("=")], .faster, shownAs: "+ -"),
    KeyBinding([.character("-"), .character("_")], .slower),
    KeyBinding([.character("F")], .follow, shownAs: "F 0"),
    KeyBinding([.character("0")], .start),
    KeyBinding([.tab], .nextPane, shownAs: "Tab S-Tab"),
    KeyBinding([.backTab], .previousPane),
    KeyBinding([.character("k"), .up], .up, shownAs: "↑ ↓ k j"),
    KeyBinding([.character("j"), .down], .down),
    KeyBinding([.pageUp, .control("u"), .control("b")], .pageUp, shownAs: "PgUp PgDn"),
    KeyBinding([.pageDown, .control("d"), .control("f")], .pageDown),
    KeyBinding([.character("g"), .home], .top, shownAs: "g G"),
    KeyBinding([.character("G"), .end], .bottom),
    KeyBinding([.character("z")], .zoom),
    KeyBinding([.character("o")], .unfold),
    KeyBinding([.enter], .open, shownAs: "Enter w"),
    KeyBinding([.character("w")], .why),
    KeyBinding([.character("/")], .search),
    KeyBinding([.character(":")], .command),
    KeyBinding([.character("N")], .previousHit, shownAs: "n N"),
    KeyBinding([.escape], .close),
    KeyBinding([.character("1")], .view(.desk)),
    KeyBinding([.character("2")], .view(.reasoning)),
    KeyBinding([.character("3")], .view(.chart)),
    KeyBinding([.character("4")], .view(.market)),
    KeyBinding([.character("5")], .view(.trades)),
    KeyBinding([.character("6")], .view(.news)),
    KeyBinding([.character("7")], .view(.compare), shownAs: "7 8"),
    KeyBinding([.character("8")], .view(.leaderboard)),
    KeyBinding([.character("s")], .sort),
    KeyBinding([.character("h")], .barLeft, shownAs: "h l"),
    KeyBinding([.character("l")], .barRight),
    KeyBinding([.character("d")], .span),
    KeyBinding([.character("b")], .buy, shownAs: "b x"),
    KeyBinding([.character("x")], .sell),
    KeyBinding([.character("X"), .delete], .cancel, shownAs: "X e"),
    KeyBinding([.character("e")], .endDecision),
    KeyBinding([.character("L")], .language),
    KeyBinding([.character("C")], .theme, shownAs: "C U"),
    KeyBinding([.character("U")], .rising),
    KeyBinding([.character("S")], .save),
    KeyBinding([.character("y")], .copy),
    KeyBinding([.control("l")], .redraw),
    KeyBinding([.character("?"), .function(1)], .help, shownAs: "? F1"),
    KeyBinding([.character("q"), .control("c")], .quit, shownAs: "q ^C"),
  ])

  /// What help says about it; nil for the second of a pair that is explained with the first.
  var meaning: Word? {
    switch self {
    case .pause: .keyPause
    case .step: .keyStep
    case .nextDay: .keyDay
    case .nextTrade: .keyTrade
    case .nextLoss: .keyLoss
    case .faster: .keySpeed
    case .follow: .keyFollow
    case .nextPane: .keyPane
    case .up: .keyLine
    case .pageUp: .keyPage
    case .top: .keyTop
    case .zoom: .keyZoom
    case .unfold: .keyUnfold
    case .open: .keyOpen
    case .search: .keySearch
    case .command: .keyCommand
    case .previousHit: .keyHits
    case .close: .keyClose
    case .view(.compare): .keyRuns
    case .view(.leaderboard): nil
    case .view(let kind): kind.title
    case .buy: .keyTicket
    case .cancel: .keyCancel
    case .sort: .keySort
    case .barLeft: .keyBar
    case .span: .keySpan
    case .language: .keyLanguage
    case .theme: .keyTheme
    case .save: .keySave
    case .copy: .keyCopy
    case .redraw: .keyRedraw
    case .help: .keyHelp
    case .quit: .keyQuit
    case .back, .previousDay, .previousTrade, .previousLoss, .slower, .previousPane, .down,
      .pageDown, .nextHit,
      .barRight, .why, .sell, .start, .bottom, .endDecision, .rising:
      nil
    }
  }

  /// The section of help it stands in.
  var section: Word {
    switch self {
    case .pause, .step, .back, .nextDay, .previousDay, .nextTrade, .previousTrade,
      .nextLoss, .previousLoss, .faster, .slower, .follow, .start:
      .sectionTime
    case .nextPane, .previousPane, .up, .down, .pageUp, .pageDown, .top, .bottom, .zoom, .unfold,
      .open, .why, .search, .command, .nextHit, .previousHit, .close:
      .sectionMove
    case .view, .sort, .barLeft, .barRight, .span: .sectionViews
    case .buy, .sell, .cancel, .endDecision: .sectionSeat
    case .language, .theme, .rising, .save, .copy, .redraw, .help, .quit: .sectionOther
    }
  }
}
