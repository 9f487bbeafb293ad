public import Foundation

/// The optional folder `shared` beside the checkout: real data and outside oracles for tests.
public enum ReferenceFolder {
  /// The root of this package.
  public static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The file or folder at `path` inside the reference folder, or nil when it is not there.
  public static func file(_ path: String) -> URL? {
    let url = packageRoot.deletingLastPathComponent().appending(path: "shared/\(path)")
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }
}
