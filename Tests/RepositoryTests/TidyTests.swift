import Foundation
import TestSupport
import Testing

/// What the sources promise each other beyond what the compiler checks; messages teach the remedy.
struct `A tidy repository` {
  struct Ban {
    let pattern: String
    let remedy: String
    var allowed: [String] = []
  }

  static let bans = [
    Ban(pattern: #"\btry!"#, remedy: "throw, or handle the error"),
    Ban(pattern: #"\bas!"#, remedy: "use 'as?' and say what happens otherwise"),
    Ban(pattern: #"\bfatalError\("#, remedy: "use preconditionFailure with a sentence"),
    Ban(pattern: #"\b(TODO|FIXME|XXX)\b"#, remedy: "finish it or describe it in Sources/README.md"),
    Ban(
      pattern: #"\bDate\(\)|ContinuousClock|SuspendingClock|clock_gettime|DispatchTime\.now"#,
      remedy: "pass the time as a parameter; only the command line and the screen loop read clocks",
      allowed: ["fupan/", "Terminal/", "Inference/"]),
    Ban(
      pattern: #"SystemRandomNumberGenerator|\.random\(in: (?!.*using:)|\.shuffled\(\)"#,
      remedy: "use a seeded generator", allowed: []),
    Ban(
      pattern: #"(?<![\w.])print\("#, remedy: "return text; only the command line prints",
      allowed: ["fupan/"]),
    Ban(
      pattern: #"ProcessInfo\.processInfo\.environment|\bgetenv\("#,
      remedy: "pass the setting as a parameter; only the edges read the environment",
      allowed: ["fupan/", "Terminal/", "CNcurses/", "Inference/"]),
  ]

  static let sources: [(path: String, lines: [Substring])] = {
    let root = ReferenceFolder.packageRoot.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "swift" }
      .map { url in
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        let path = url.path.replacingOccurrences(of: root.path + "/", with: "")
        return (path, text.split(separator: "\n", omittingEmptySubsequences: false))
      }
      .sorted { $0.0 < $1.0 }
  }()

  @Test func `no source uses what the house rules ban`() throws {
    #expect(!Self.sources.isEmpty)
    for ban in Self.bans {
      let pattern = try NSRegularExpression(pattern: ban.pattern)
      for (path, lines) in Self.sources where !ban.allowed.contains(where: path.hasPrefix) {
        for (number, line) in lines.enumerated() {
          let code = line.components(separatedBy: "//").first ?? ""
          let range = NSRange(code.startIndex..., in: code)
          if pattern.firstMatch(in: code, range: range) != nil {
            Issue.record("Sources/\(path):\(number + 1): \(line) — \(ban.remedy)")
          }
        }
      }
    }
  }

  @Test func `the map names every target and no other`() throws {
    let map = try String(
      contentsOf: ReferenceFolder.packageRoot.appending(path: "Sources/README.md"), encoding: .utf8)
    let folders = try FileManager.default.contentsOfDirectory(
      at: ReferenceFolder.packageRoot.appending(path: "Sources"), includingPropertiesForKeys: nil
    ).filter { $0.hasDirectoryPath }.map(\.lastPathComponent)
    for folder in folders {
      #expect(map.contains("| `\(folder)` |"), "Sources/README.md has no line for \(folder)")
    }
    let rows = map.split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(rows.count == folders.count, "Sources/README.md lists targets that do not exist")
  }

  @Test func `no committed text names a machine's own paths`() throws {
    let root = ReferenceFolder.packageRoot
    for name in ["README.md", "Sources/README.md", "Makefile", "Package.swift"] {
      let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
      #expect(!text.contains("/root/") && !text.contains("/home/"), "\(name) names a home folder")
    }
  }
}
