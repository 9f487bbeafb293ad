/// What a thought may look like.
public enum ThoughtStyle: String, Sendable, Hashable, CaseIterable {
  /// One paragraph without angle brackets: keeps a small model to the point.
  case paragraph
  /// Any text without the tags of the dialect.
  case free
}
