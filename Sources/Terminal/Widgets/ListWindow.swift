/// Which part of a long list is shown, so that the chosen row stays in sight.
public enum ListWindow {
  /// The first row to show of `count` when `height` fit and `selected` must be among them.
  ///
  /// The window moves as little as possible from `current`.
  public static func first(current: Int, selected: Int?, count: Int, height: Int) -> Int {
    guard height > 0 else { return 0 }
    var first = min(max(0, current), max(0, count - height))
    if let selected {
      first = min(first, selected)
      first = max(first, selected - height + 1)
    }
    return max(0, first)
  }
}
