/// The language of prompts and tool results; one season never mixes them.
public enum PromptLanguage: String, Sendable, Hashable, CaseIterable {
  /// English.
  case english = "en"
  /// Chinese (中文).
  case chinese = "zh"

  /// The text in this language.
  func pick(_ english: @autoclosure () -> String, _ chinese: @autoclosure () -> String) -> String {
    switch self {
    case .english: english()
    case .chinese: chinese()
    }
  }
}
