import Terminal

/// Where the parts of a view lie: a function of its size and of what has the keys, used alike for
/// drawing and for finding what was clicked.
struct ScreenLayout: Sendable, Hashable {
  /// Below this a line says what is needed.
  static let leastSize = Size(width: 60, height: 20)
  /// Below this one pane is shown at a time.
  static let fullSize = Size(width: 80, height: 24)

  /// A pane and its place.
  struct Place: Sendable, Hashable {
    let pane: Pane
    let area: Rect
  }

  let header: Rect
  /// Names of the panes, when one is shown at a time; otherwise empty.
  let tabs: Rect
  let places: [Place]
  let scrubber: Rect
  let hints: Rect

  init(_ view: ViewKind, size: Size, focus: Pane, isZoomed: Bool) {
    var rest = Rect(size)
    header = rest.takeTop(2)
    hints = rest.takeBottom(1)
    scrubber = rest.takeBottom(1)
    let isSmall =
      size.width < ScreenLayout.fullSize.width || size.height < ScreenLayout.fullSize.height
    let panes = view.panes
    let isSingle = panes.count == 1 || isZoomed || isSmall
    tabs =
      isSingle && panes.count > 1 ? rest.takeTop(1) : Rect(x: 0, y: rest.y, width: 0, height: 0)
    if isSingle {
      places = [Place(pane: panes.contains(focus) ? focus : panes[0], area: rest)]
    } else if view == .reasoning {
      places = ScreenLayout.besideOutline(rest)
    } else if view == .trades {
      places = ScreenLayout.besideStory(rest)
    } else if size.width < 116 {
      places = ScreenLayout.quarters(rest)
    } else {
      places = ScreenLayout.columns(rest)
    }
  }

  /// The area of a pane, nil when it is not shown.
  func area(of pane: Pane) -> Rect? { places.first { $0.pane == pane }?.area }

  /// A narrow table of contents at the left of the transcript.
  private static func besideOutline(_ area: Rect) -> [Place] {
    var right = area
    let outline = right.takeLeft(28)
    return [Place(pane: .transcript, area: right), Place(pane: .outline, area: outline)]
  }

  /// The list of orders with the story of the chosen one at its right, or below when narrow.
  private static func besideStory(_ area: Rect) -> [Place] {
    var rest = area
    let list =
      area.width >= 116 ? rest.takeLeft(area.width / 2) : rest.takeTop(area.height / 2)
    return [Place(pane: .orders, area: list), Place(pane: .story, area: rest)]
  }

  /// Chart and positions above, transcript and orders below.
  private static func quarters(_ area: Rect) -> [Place] {
    var bottom = area
    var top = bottom.takeTop(area.height * 9 / 20)
    let chart = top.takeLeft(area.width * 2 / 5 + 1)
    let transcript = bottom.takeLeft(area.width * 54 / 100)
    return [
      Place(pane: .transcript, area: transcript), Place(pane: .positions, area: top),
      Place(pane: .orders, area: bottom), Place(pane: .chart, area: chart),
    ]
  }

  /// Chart, positions and orders one above the other at the left, the transcript at the right.
  private static func columns(_ area: Rect) -> [Place] {
    var right = area
    var left = right.takeLeft(min(area.width * 46 / 100, 104))
    let chart = left.takeTop(area.height * 2 / 5)
    let positions = left.takeTop(area.height * 3 / 10)
    return [
      Place(pane: .transcript, area: right), Place(pane: .positions, area: positions),
      Place(pane: .orders, area: left), Place(pane: .chart, area: chart),
    ]
  }
}
