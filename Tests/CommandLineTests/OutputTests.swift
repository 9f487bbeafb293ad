import Foundation
import Testing

struct `Standard output and standard error` {
  private func status(_ script: String, in folder: URL? = nil) throws -> (Int32, String) {
    let shell = Process()
    let complaint = Pipe()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", script, "sh", Program.path.path]
    shell.currentDirectoryURL = folder
    shell.standardError = complaint
    try shell.run()
    let text = complaint.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    return (shell.terminationStatus, String(decoding: text, as: UTF8.self))
  }

  @Test(arguments: ["traders", "--help", "market inspect", "conventions"])
  func `an answer that cannot be written is a failure`(command: String) throws {
    let (code, complaint) = try status("\"$1\" \(command) > /dev/full")
    #expect(code == 1)
    #expect(complaint.contains("standard output: cannot be written: No space left on device"))
    #expect(complaint.split(separator: "\n").count == 1)
  }

  @Test func `closed descriptors are not taken for files of the run`() throws {
    try Program.inFolder { folder in
      let (code, _) = try status(
        "\"$1\" replay --trader random --days 2 --out r <&- >&- 2>&-", in: folder)
      #expect(code == 1, "the summary went nowhere")
      let verified = try Program.run("verify", "r", in: folder)
      #expect(verified.status == 0, "\(verified.complaint)")
      let summary = try Data(contentsOf: folder.appending(path: "r/summary.json"))
      #expect(try JSONSerialization.jsonObject(with: summary) is [String: Any])
    }
  }

  @Test func `control characters of a damaged file are shown, not sent`() throws {
    try Program.inFolder { folder in
      let name = "a\u{1B}[31m.csv"
      let outcome = try Program.run("score", name, in: folder)
      #expect(outcome.status == 1)
      #expect(!outcome.complaint.contains("\u{1B}") && outcome.complaint.contains("␛[31m"))
    }
  }
}
