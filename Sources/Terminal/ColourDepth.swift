/// How many colours a terminal can show.
public enum ColourDepth: Int, Sendable, Hashable, CaseIterable {
  /// None: emphasis only.
  case monochrome = 0
  /// The eight basic colours.
  case basic = 8
  /// The eight basic colours and their bright forms.
  case bright = 16
  /// The palette of 256.
  case indexed = 256

  /// The depth for a terminal that offers `colours`; a non-empty `NO_COLOR` means none.
  ///
  /// Convention: https://no-color.org
  public init(offered colours: Int, noColour: String?) {
    if let noColour, !noColour.isEmpty {
      self = .monochrome
    } else if colours >= 256 {
      self = .indexed
    } else if colours >= 16 {
      self = .bright
    } else {
      self = colours >= 8 ? .basic : .monochrome
    }
  }
}
