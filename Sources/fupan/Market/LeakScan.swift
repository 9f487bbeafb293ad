import Glibc
import MarketData

/// Looks for what a mask should hide in the files of a run.
enum LeakScan {
  /// Searches every file in `folder` but the key itself.
  ///
  /// In `run.json` the line that says where the market was found is passed over: without it nothing
  /// could be verified.
  /// - Throws: ``CommandFailure`` that names the first place that gives something away.
  static func check(folder: String, key: MaskKey) throws {
    for file in try files(in: folder) where file != MaskedMarket.keyFile {
      let text = try TextFile.read("\(folder)/\(file)")
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if file == "run.json", line.contains("\"market_folder\"") { continue }
        guard let leak = key.leaks(in: String(line)).first else { continue }
        throw CommandFailure(
          "\(folder)/\(file):\(number + 1): the mask leaks '\(leak)'",
          hint: "it may have come from the market's own texts, or from what the model remembers")
      }
    }
  }

  /// Regular files, in order of their names; none when `folder` is a journal.
  private static func files(in folder: String) throws -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      var status = stat()
      if stat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG {
        names.append(name)
      }
    }
    return names.sorted()
  }
}
