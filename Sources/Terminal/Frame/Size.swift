/// The extent of a frame or a terminal, in cells.
public struct Size: Sendable, Hashable {
  /// Columns.
  public let width: Int
  /// Rows.
  public let height: Int

  /// An extent; negative numbers count as zero.
  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}

extension Size: CustomStringConvertible {
  /// The extent as `80×24`.
  public var description: String { "\(width)×\(height)" }
}
