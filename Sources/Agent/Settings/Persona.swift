/// A style of trading, as a few sentences of the system prompt.
public struct Persona: Sendable, Hashable {
  /// A short name.
  public let name: String
  /// The instruction in English.
  public let english: String
  /// The instruction in Chinese.
  public let chinese: String

  /// A style; the same text serves both languages when only one is given.
  public init(name: String, english: String, chinese: String? = nil) {
    self.name = name
    self.english = english
    self.chinese = chinese ?? english
  }

  /// No style of its own.
  public static let plain = shipped("plain", PackageResources.plain_txt)
  /// Follows what has been rising.
  public static let trend = shipped("trend", PackageResources.trend_txt)
  /// Looks for what has fallen too far.
  public static let value = shipped("value", PackageResources.value_txt)
  /// Trades on news.
  public static let event = shipped("event", PackageResources.event_txt)

  /// The shipped styles, one text file each in `Personas`.
  public static let all = [plain, trend, value, event]

  /// The instruction in `language`.
  func text(in language: PromptLanguage) -> String { language.pick(english, chinese) }

  private static func shipped(_ name: String, _ bytes: [UInt8]) -> Persona {
    do {
      return try Persona(name: name, file: name, text: String(decoding: bytes, as: UTF8.self))
    } catch {
      preconditionFailure("a shipped persona is damaged: \(error)")
    }
  }
}
