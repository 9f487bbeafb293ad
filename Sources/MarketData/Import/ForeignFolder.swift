import FoundationEssentials

/// The files of a folder, or the one file itself.
enum ForeignFolder {
  /// Names and paths of the files at `path` with one of these endings, in order of name.
  static func files(
    _ path: String, ending: [String]
  ) throws(MarketDataError) -> [(name: String, path: String)] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .unreadable(path: path, reason: "there is no such file or folder")
    }
    guard isFolder else {
      return [(path.split(separator: "/").last.map(String.init) ?? path, path)]
    }
    let names = ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).sorted()
    let files = names.filter { name in ending.contains { name.lowercased().hasSuffix($0) } }
    guard !files.isEmpty else {
      throw .unreadable(
        path: path, reason: "there is no file that ends in \(ending.joined(separator: " or "))")
    }
    return files.map { ($0, "\(path)/\($0)") }
  }
}
