import Crypto
import FoundationEssentials

/// The files of one market folder in memory, with their manifest.
public struct MarketArchive: Sendable, Hashable {
  /// One file.
  public struct File: Sendable, Hashable {
    /// The name within the folder.
    public let name: String
    /// The contents.
    public let bytes: [UInt8]

    /// A file of this name and contents.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The files in ascending order of name, without the manifest.
  public let files: [File]
  /// The manifest: `SHA-256, two blanks, name` a line, as `sha256sum` prints it.
  public let manifest: String

  /// An archive of `files` with a fresh manifest.
  public init(files: [File]) {
    self.files = files.sorted { $0.name < $1.name }
    manifest = self.files.map { "\(hexadecimal(SHA256.hash(data: $0.bytes)))  \($0.name)\n" }
      .joined()
  }

  /// An archive of files that came with a `manifest`, which is verified.
  ///
  /// `folder` only names the place in errors.
  public init(files: [File], manifest: [UInt8], folder: String) throws(MarketDataError) {
    self.init(files: files)
    guard let text = String(validating: manifest, as: UTF8.self) else {
      throw .invalid([MarketIssue(MarketFolder.manifestFile, "the file is not UTF-8")], total: 1)
    }
    var issues = IssueList()
    var listed: [String: Substring] = [:]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    for (number, line) in lines.enumerated() {
      let clean = line.last == "\r" ? line.dropLast() : line
      let parts = clean.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      guard parts.count == 2, parts[0].utf8.count == 64, parts[0].allSatisfy(\.isHexDigit) else {
        issues.add(
          MarketIssue(
            MarketFolder.manifestFile, line: number + 1,
            "'\(clean.prefix(80))' is not a SHA-256 and a file name"))
        continue
      }
      var name = parts[1].drop { $0 == " " }
      if name.first == "*" { name = name.dropFirst() }
      listed[String(name)] = parts[0]
    }
    try issues.throwIfAny()
    for file in self.files {
      guard let hash = listed.removeValue(forKey: file.name) else {
        throw .invalid(
          [
            MarketIssue(
              MarketFolder.manifestFile, "does not list \(file.name)",
              hint: "restore it, or remove the file")
          ], total: 1)
      }
      guard hash.lowercased() == hexadecimal(SHA256.hash(data: file.bytes)) else {
        throw .manifestMismatch(folder: folder, file: file.name)
      }
    }
    if let missing = listed.keys.min() {
      throw .missingFile(folder: folder, file: missing)
    }
    self = MarketArchive(verified: self.files, manifest: text)
  }

  private init(verified files: [File], manifest: String) {
    self.files = files
    self.manifest = manifest
  }

  /// SHA-256 of the manifest in hexadecimal: the identity of every byte in the archive.
  public var digest: String { hexadecimal(SHA256.hash(data: Array(manifest.utf8))) }

  /// The contents of the file called `name`.
  func bytes(of name: String) -> [UInt8]? { files.first { $0.name == name }?.bytes }
}

/// The digits of `digest` in lower-case hexadecimal.
func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in digest {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
