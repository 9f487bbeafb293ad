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
  /// Red, green and blue with eight bits each.
  case direct = 16_777_216

  /// This depth on a terminal that offers `colours`; nil when it offers fewer.
  ///
  /// Where colours are direct, only the first eight numbers are the palette's.
  func limited(to colours: Int) -> ColourDepth? {
    guard rawValue <= colours else { return nil }
    guard colours >= ColourDepth.direct.rawValue else { return self }
    return self == .indexed ? .direct : self == .bright ? .basic : self
  }

  /// The depth for a terminal that offers `colours`; a non-empty `NO_COLOR` means none.
  ///
  /// Convention: https://no-color.org
  public init(offered colours: Int, noColour: String?) {
    if let noColour, !noColour.isEmpty {
      self = .monochrome
    } else if colours >= ColourDepth.direct.rawValue {
      self = .direct
    } else if colours >= 256 {
      self = .indexed
    } else if colours >= 16 {
      self = .bright
    } else {
      self = colours >= 8 ? .basic : .monochrome
    }
  }
}
