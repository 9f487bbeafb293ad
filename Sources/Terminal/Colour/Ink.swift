/// What a piece of screen means; a ``Theme`` decides how that looks.
public enum Ink: UInt8, Sendable, Hashable, CaseIterable {
  /// Ordinary text.
  case plain
  /// Text of second rank.
  case dim
  /// Rules, grids and things that should hardly be seen.
  case faint
  /// The border of a pane.
  case border
  /// The border of the pane that has the keys.
  case focusedBorder
  /// The title of a pane.
  case title
  /// The heading of a table's column.
  case heading
  /// Something that should be found first.
  case accent
  /// A number that went up.
  case rise
  /// A number that went down.
  case fall
  /// A number that did not move.
  case flat
  /// The first line of a chart.
  case seriesA
  /// The second line of a chart.
  case seriesB
  /// Third line of a chart.
  case seriesC
  /// Inner speech.
  case thought
  /// Something asked for or done.
  case action
  /// What came back.
  case answer
  /// Text handed in from outside.
  case briefing
  /// A line kept for later.
  case note
  /// Something refused or failed.
  case refusal
  /// Something to be careful about.
  case warning
  /// The row at the bottom.
  case statusBar
  /// A key named in the row at the bottom.
  case statusKey
  /// The chosen row of a list.
  case selection
  /// A number that went up, in the chosen row of a list.
  case selectedRise
  /// A number that went down, in the chosen row of a list.
  case selectedFall
  /// Text that a search found.
  case searchHit
  /// A label on its own ground.
  case badge
}
