import Glibc

/// Where files outside the working folder live.
enum Folders {
  /// The file that `make model` fetches.
  static var defaultModel: String {
    base("XDG_CACHE_HOME", ".cache") + "/fupan/models/SmolLM2-135M-Instruct.Q4_1.gguf"
  }

  /// The folder for keys and values of prompts that many runs begin with.
  static var prefixes: String { base("XDG_CACHE_HOME", ".cache") + "/fupan/prefixes" }

  /// The folder for runs that were given no `--out`.
  static var runs: String { base("XDG_STATE_HOME", ".local/state") + "/fupan/runs" }

  /// A folder for a new run that no earlier one uses.
  static func newRun(market: String, season: SeasonOptions) -> String {
    let seat = season.trader.split(separator: ":").first ?? "run"
    let name = "\(runs)/\(market)-\(seat)-seed\(season.seed)"
    var number = 1
    while exists("\(name)-\(number)") { number += 1 }
    return "\(name)-\(number)"
  }

  /// Makes `path`, which is to hold `content` and nothing that another command wrote.
  ///
  /// - Throws: ``UsageFailure`` for no name, ``CommandFailure`` when the folder holds something else.
  static func make(_ path: String, for content: FolderContent) throws {
    guard !path.isEmpty else {
      throw UsageFailure("--out names no folder", hint: "give the name of a new one")
    }
    if let found = FolderContent.allCases.first(where: { exists("\(path)/\($0.mark)") }),
      found != content
    {
      throw CommandFailure("\(path): holds a \(found.rawValue)", hint: "choose another --out")
    }
    try make(path)
  }

  /// Makes `path` and the folders above it.
  ///
  /// - Throws: ``CommandFailure`` naming the folder that could not be made.
  static func make(_ path: String) throws {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += (prefix.isEmpty || prefix.hasSuffix("/") ? "" : "/") + part
      if mkdir(prefix, 0o755) != 0, errno != EEXIST {
        throw CommandFailure(
          "\(prefix): the folder cannot be made: \(String(cString: strerror(errno)))")
      }
    }
    guard path.isEmpty || isFolder(path) else { throw CommandFailure("\(path): is not a folder") }
  }

  /// Whether something exists at `path`.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a folder exists at `path`.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// `path` from the root of the file system, links resolved where it exists.
  static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func base(_ variable: String, _ fallback: String) -> String {
    if let value = getenv(variable).map({ String(cString: $0) }), !value.isEmpty { return value }
    let home = getenv("HOME").map { String(cString: $0) } ?? "."
    return "\(home)/\(fallback)"
  }
}
