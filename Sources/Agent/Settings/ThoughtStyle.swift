/// What a thought may look like.
public enum ThoughtStyle: String, Sendable, Hashable, CaseIterable {
  /// One paragraph that begins with "I" (我): keeps a small model from echoing what it was told.
  case firstPerson = "first-person"
  /// One paragraph without angle brackets.
  case paragraph
  /// Any text without the tags of the dialect.
  case free

  /// How every thought begins.
  func opening(in language: PromptLanguage) -> String {
    self == .firstPerson ? language.pick("I ", "我") : ""
  }
}
