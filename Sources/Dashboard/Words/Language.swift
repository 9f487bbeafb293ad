/// The language of the screen's own words.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// Chinese.
  case chinese = "zh"
  /// English.
  case english = "en"

  /// The other one.
  var other: Language { self == .chinese ? .english : .chinese }
}
