import Foundation
import Testing

/// Compares text with a file in Tests/Golden; `FUPAN_GOLDEN=rewrite` writes the file instead.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden").appending(path: "Dashboard").appending(path: name)
  if ProcessInfo.processInfo.environment["FUPAN_GOLDEN"] == "rewrite" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return
  }
  let expected = try? String(contentsOf: file, encoding: .utf8)
  guard let expected else {
    Issue.record("\(name) is missing; `make golden` writes it", sourceLocation: sourceLocation)
    return
  }
  guard text != expected else { return }
  let lines = zip(
    text.split(separator: "\n", omittingEmptySubsequences: false),
    expected.split(separator: "\n", omittingEmptySubsequences: false))
  let place = Array(lines).firstIndex { $0 != $1 } ?? 0
  Issue.record(
    "\(name) differs from line \(place + 1) on; `make golden` rewrites it\n\(text)",
    sourceLocation: sourceLocation)
}
