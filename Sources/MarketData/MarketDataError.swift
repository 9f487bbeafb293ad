/// Why a market could not be read, imported or written.
public enum MarketDataError: Error, Sendable, Hashable {
  /// There is no folder at this path.
  case missingFolder(path: String)
  /// The folder lacks a file that it must have.
  case missingFile(folder: String, file: String)
  /// The folder holds a file that no market folder has.
  case unknownFile(folder: String, file: String)
  /// A file or folder cannot be read; `reason` is the system's.
  case unreadable(path: String, reason: String)
  /// A file's bytes are not those that the manifest lists.
  case manifestMismatch(folder: String, file: String)
  /// The contents break rules: the first issues found, and how many there are in all.
  case invalid([MarketIssue], total: Int)
  /// Something already lies where the folder should be written.
  case alreadyExists(path: String)
  /// The folder cannot be written; `reason` is the system's.
  case unwritable(path: String, reason: String)
}

extension MarketDataError: CustomStringConvertible {
  /// One line for each finding, with its place first and a remedy where there is one.
  public var description: String {
    switch self {
    case .missingFolder(let path):
      "\(path): no such market folder; hint: `fupan market list` shows the markets there are"
    case .missingFile(let folder, MarketFolder.manifestFile):
      "\(folder): MANIFEST is missing; hint: if the files are as you want them, "
        + "`sha256sum market.toml *.csv news.jsonl > MANIFEST` in the folder"
    case .missingFile(let folder, MarketFolder.headerFile):
      "\(folder): is not a market folder, it has no market.toml; "
        + "hint: `fupan market import` and `generate` make market folders"
    case .missingFile(let folder, let file):
      MarketFolder.files.contains(file)
        ? "\(folder): \(file) is missing; hint: the folder is not a complete market, write it again"
        : "\(folder): \(file) is missing; hint: give the folder that holds it"
    case .unknownFile(let folder, let file):
      "\(folder): \(file) does not belong to a market folder; hint: move it elsewhere"
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .manifestMismatch(let folder, let file):
      "\(folder)/\(file): does not match its SHA-256 in MANIFEST; "
        + "hint: the file was changed, restore it or run `sha256sum -c MANIFEST` to see more"
    case .invalid(let issues, let total):
      issues.map(\.description).joined(separator: "\n")
        + (total > issues.count ? "\nand \(total - issues.count) more" : "")
    case .alreadyExists(let path):
      "\(path): already exists; hint: choose another folder; --replace replaces a market only"
    case .unwritable(let path, let reason):
      "\(path): cannot be written: \(reason)"
    }
  }
}
