import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension MarketArchive {
  /// Reads all files of the folder at `path` and verifies them against its manifest.
  public init(readingFolder path: String) throws(MarketDataError) {
    let names: [String]
    do {
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw MarketDataError.missingFolder(path: path)
      }
      guard isFolder else {
        throw MarketDataError.unreadable(path: path, reason: "it is a file, not a market folder")
      }
      names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch let error as MarketDataError {
      throw error
    } catch {
      throw .unreadable(path: path, reason: "the folder cannot be listed")
    }
    guard names.contains(MarketFolder.headerFile) else {
      throw .missingFile(folder: path, file: MarketFolder.headerFile)
    }
    var files: [File] = []
    var manifest: [UInt8]?
    for name in names {
      if name.hasPrefix(".") || MarketFolder.companions.contains(name) { continue }
      let isKnown =
        name == MarketFolder.manifestFile || MarketFolder.files.contains(name)
        || MarketFolder.optionalFiles.contains(name)
      guard isKnown else { throw .unknownFile(folder: path, file: name) }
      let bytes = try SmallFile.read("\(path)/\(name)")
      if name == MarketFolder.manifestFile {
        manifest = bytes
      } else {
        files.append(File(name: name, bytes: bytes))
      }
    }
    for name in MarketFolder.files where !files.contains(where: { $0.name == name }) {
      throw .missingFile(folder: path, file: name)
    }
    guard let manifest else {
      throw .missingFile(folder: path, file: MarketFolder.manifestFile)
    }
    try self.init(files: files, manifest: manifest, folder: path)
  }

  /// Writes the files as a new folder at `path`, all of it or nothing.
  public func write(to path: String, replacing: Bool = false) throws(MarketDataError) {
    let path = MarketArchive.withoutTrailingSlashes(path)
    let manager = FileManager.default
    var isFolder = false
    let exists = manager.fileExists(atPath: path, isDirectory: &isFolder)
    if exists {
      guard isFolder, replacing, MarketArchive.mayReplace(path) else {
        throw .alreadyExists(path: path)
      }
    }
    let place = MarketArchive.split(path)
    let temporary = "\(place.parent)/.\(place.name).writing-\(getpid())"
    do {
      try manager.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: path, reason: "its parent folder cannot be made")
    }
    do throws(MarketDataError) {
      for file in files { try SmallFile.write(file.bytes, to: "\(temporary)/\(file.name)") }
      try SmallFile.write(
        Array(manifest.utf8), to: "\(temporary)/\(MarketFolder.manifestFile)")
      try SmallFile.flushFolder(temporary)
      if exists {
        let old = "\(place.parent)/.\(place.name).replaced-\(getpid())"
        try SmallFile.rename(path, to: old)
        try SmallFile.rename(temporary, to: path)
        try? manager.removeItem(atPath: old)
      } else {
        try SmallFile.rename(temporary, to: path)
      }
      try SmallFile.flushFolder(place.parent)
    } catch {
      try? manager.removeItem(atPath: temporary)
      throw error
    }
  }

  /// Whether the folder at `path` is empty or an earlier market, so that nothing else is lost.
  private static func mayReplace(_ path: String) -> Bool {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      return false
    }
    return names.allSatisfy {
      MarketFolder.files.contains($0) || MarketFolder.companions.contains($0)
        || MarketFolder.optionalFiles.contains($0) || $0 == MarketFolder.manifestFile
    }
  }

  private static func withoutTrailingSlashes(_ path: String) -> String {
    var path = Substring(path)
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  private static func split(_ path: String) -> (parent: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let parent = path[..<slash]
    return (parent.isEmpty ? "/" : String(parent), String(path[path.index(after: slash)...]))
  }
}
