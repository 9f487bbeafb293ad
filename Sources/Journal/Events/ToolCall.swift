/// A call of a tool.
public struct ToolCall: Sendable, Hashable, Codable {
  /// Number of the call within the run, from 1.
  public let id: Int
  /// Name of the tool as the trader wrote it.
  public let name: String
  /// Arguments as the trader wrote them, JSON text.
  public let arguments: String
  /// Whether the call was well-formed: a known tool with arguments of its schema.
  public let isWellFormed: Bool

  /// A call of a tool.
  public init(id: Int, name: String, arguments: String, isWellFormed: Bool) {
    self.id = id
    self.name = name
    self.arguments = arguments
    self.isWellFormed = isWellFormed
  }
}
