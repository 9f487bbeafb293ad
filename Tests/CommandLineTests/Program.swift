import Foundation
import TestSupport
import Testing

/// The built program, run as a person or a script would run it.
struct Program {
  /// What one run of the program left behind.
  struct Outcome {
    let status: Int32
    let output: String
    let complaint: String

    /// The complaint without the empty line at its end.
    var complaintLines: [Substring] { complaint.split(separator: "\n") }
  }

  static let path: URL = {
    let runner = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return runner.deletingLastPathComponent().appending(path: "fupan")
  }()

  /// The default language model, or nil where it has not been fetched.
  static let model: String? = {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"] ?? ""
    let cache = environment["XDG_CACHE_HOME"] ?? home + "/.cache"
    let path =
      environment["FUPAN_MODEL"] ?? cache + "/fupan/models/SmolLM2-135M-Instruct.Q4_1.gguf"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  /// Runs the program with `arguments` in a folder of its own.
  static func run(_ arguments: String..., in folder: URL? = nil) throws -> Outcome {
    try run(arguments: arguments, in: folder)
  }

  /// The same for arguments in an array.
  static func run(
    arguments: [String], in folder: URL?, setting variables: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    let output = Pipe()
    let complaint = Pipe()
    process.executableURL = path
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = complaint
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let complained = complaint.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: String(decoding: printed, as: UTF8.self),
      complaint: String(decoding: complained, as: UTF8.self))
  }

  /// Calls `body` with a new empty folder, removed afterwards.
  static func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fupan-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
