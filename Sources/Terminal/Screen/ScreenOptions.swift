/// How a terminal is used.
public struct ScreenOptions: Sendable, Hashable {
  /// The colours to use; nil for what the terminal offers and ``noColour`` allows.
  public var depth: ColourDepth?
  /// Whether the terminal is known to take red, green and blue, whatever its description says.
  public var takesDirectColour = false
  /// The environment's `NO_COLOR`; any text but the empty one takes the colours away.
  public var noColour: String?
  /// Whether the mouse is reported; the terminal's own selection then needs the shift key.
  public var wantsMouse = true
  /// Whether frames are wrapped in DEC mode 2026, so that a slow terminal never shows half of one.
  public var isSynchronized = false
  /// Frames a second, at most 60.
  public var framesPerSecond = 30

  /// The usual way.
  public init() {}
}
