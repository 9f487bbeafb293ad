/// A row of bars of eighths of a cell.
public enum Sparkline {
  private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// The last `width` values as one line of text, lowest as `▁`, highest as `█`.
  public static func text(_ values: [Double], width: Int) -> String {
    let shown = values.suffix(max(0, width))
    guard let low = shown.min(), let high = shown.max() else { return "" }
    return String(
      shown.map { value in
        high > low ? bars[min(7, Int((value - low) / (high - low) * 8))] : bars[3]
      })
  }
}
