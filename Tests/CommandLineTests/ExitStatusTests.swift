import Foundation
import TestSupport
import Testing

struct `What the program says when asked wrongly` {
  @Test func `help goes to standard output with success`() throws {
    let help = try Program.run("--help")
    #expect(help.status == 0)
    #expect(help.output.contains("复盘"))
    #expect(help.output.contains("fupan replay --trader buy-and-hold"))
    #expect(help.complaint.isEmpty)
  }

  @Test(arguments: [
    ["bogus"], ["replay"], ["replay", "--out", "x", "--days", "0"],
    ["replay", "--out", "x", "--start", "2025-02-30"], ["score"], ["market", "import", "csv", "x"],
    ["model", "logits", "x"], ["replay", "--out", "x", "--trader", "nobody"],
    ["replay", "--out", "x", "--trader", "scripted:"],
    ["replay", "--out", "x", "--trader", "cash", "--convention", "fees"],
    ["replay", "--out", "x", "--trader", "cash", "--convention", "sealed_limit=perhaps"],
    ["model", "perplexity", "x", "--text", "a", "--window", "1"],
  ])
  func `a usage error ends with 2 and touches nothing`(arguments: [String]) throws {
    try Program.inFolder { folder in
      let process = Process()
      process.executableURL = Program.path
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 2, "fupan \(arguments.joined(separator: " "))")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func `a text too short to measure or too long to hold is refused with what to do`() throws {
    let model = try TinyModelFile(isMiniMax: false)
    defer { model.remove() }
    try Program.inFolder { folder in
      let long = folder.appending(path: "long.txt")
      try Data(repeating: UInt8(ascii: "7"), count: 1_000_000).write(to: long)
      for arguments in [
        ["model", "perplexity", model.path, "--text", ""],
        ["model", "generate", model.path, "--file", long.path, "--tokens", "1"],
      ] {
        let outcome = try Program.run(arguments: arguments, in: folder)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.complaintLines.count == 1 && outcome.complaint.contains("hint: give a"))
      }
    }
  }

  @Test func `without a terminal the screen says what works without one`() throws {
    try Program.inFolder { folder in
      let run = try Program.run("run", "--trader", "cash", "--out", "x", in: folder)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.complaint.contains("is not a terminal") && run.complaint.contains("--frames"))
    }
  }

  @Test(arguments: [
    ["replay", "--out", "x", "--market", "nowhere"],
    ["replay", "--out", "x", "--model", "nothing.gguf"],
    ["market", "import", "aitrader", "nowhere", "--out", "x"],
    ["model", "inspect", "nothing.gguf"], ["verify", "nothing"], ["score", "nothing"],
    ["watch", "nothing"], ["market", "list", "nothing"], ["market", "check", "/"],
    ["model", "random", "--arch", "llama", "--out", "nowhere/x"],
    ["replay", "--out", "x", "--trader", "cash", "--start", "2031-01-01"],
  ])
  func `what is missing is named in one line with exit code 1`(arguments: [String]) throws {
    try Program.inFolder { folder in
      let process = Process()
      let complaint = Pipe()
      process.executableURL = Program.path
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = complaint
      try process.run()
      let text = String(
        decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 1, "fupan \(arguments.joined(separator: " ")): \(text)")
      #expect(text.split(separator: "\n").count == 1, "\(text)")
      #expect(text.hasPrefix("error: "))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func `the screen needs a terminal and says so`() throws {
    let outcome = try Program.run("run", "--trader", "cash")
    #expect(outcome.status == 2)
    #expect(outcome.complaintLines.count == 1)
    #expect(outcome.complaint.contains("not a terminal"))
  }

  @Test func `an unknown symbol in a script is named with its line`() throws {
    try Program.inFolder { folder in
      let script = folder.appending(path: "orders.jsonl")
      try Data(
        """
        {"time":"2025-10-09","side":"buy","symbol":"604007.SH","quantity":100,"type":"market"}
        {"time":"2025-10-09","side":"buy","symbol":"600000.SH","quantity":100,"type":"market"}
        """.utf8
      ).write(to: script)
      let outcome = try Program.run(
        "replay", "--trader", "scripted:\(script.path)", "--out",
        folder.appending(path: "run").path)
      #expect(outcome.status == 1 || outcome.status == 2)
      #expect(outcome.complaint.contains("orders.jsonl:2"))
      #expect(outcome.complaint.contains("600000.SH"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "run").path))
    }
  }

  @Test func `a damaged model file is refused in one line`() throws {
    try Program.inFolder { folder in
      let file = folder.appending(path: "bad.gguf")
      try Data("GGUF\u{3}\u{0}\u{0}\u{0}garbage that is no header".utf8).write(to: file)
      let outcome = try Program.run("model", "inspect", file.path)
      #expect(outcome.status == 1)
      #expect(outcome.complaintLines.count == 1)
      #expect(outcome.complaint.contains("bad.gguf"))
    }
  }
}
