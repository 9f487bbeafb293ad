/// The answer of a tool.
public struct ToolResult: Sendable, Hashable, Codable {
  /// Number of the call.
  public let id: Int
  /// Whether the tool did what was asked.
  public let ok: Bool
  /// The answer as the trader sees it.
  public let text: String

  /// The answer of a tool.
  public init(id: Int, ok: Bool, text: String) {
    self.id = id
    self.ok = ok
    self.text = text
  }
}
