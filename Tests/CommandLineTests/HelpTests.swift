import Testing

struct `Help` {
  static let commands = [
    "run", "replay", "watch", "verify", "score", "export", "compete", "merge", "calibrate",
    "ablate", "traders", "conventions", "rehearse", "market list", "market inspect",
    "market check", "market generate", "market study", "market import", "market unmask",
    "model inspect", "model tokenize", "model generate", "model logits", "model perplexity",
    "model bench", "model random", "model masks",
  ]

  /// The parser breaks lines itself: a paragraph that was broken by hand comes out ragged, and an
  /// example that is too long cannot be pasted.
  @Test(arguments: ["--help"] + commands.map { "help " + $0 })
  func `has whole paragraphs and examples that fit 80 columns`(call: String) throws {
    let help = try Program.run(
      arguments: call.split(separator: " ").map(String.init), in: nil, setting: ["COLUMNS": "400"])
    #expect(help.status == 0)
    let lines = help.output.split(separator: "\n", omittingEmptySubsequences: false)
    let overview = lines.prefix { !$0.hasPrefix("USAGE:") }
    for (line, next) in zip(overview, overview.dropFirst()) where !line.isEmpty {
      if line.hasPrefix(" ") {
        #expect(line.count <= 80, "\(line)")
      } else if !line.hasSuffix(":") {
        #expect(next.isEmpty, "\(line) ⏎ \(next)")
      }
    }
  }

  @Test func `a first word that names no command is said to be none`() throws {
    let outcome = try Program.run("reply", "--out", "x")
    #expect(outcome.status == 2)
    #expect(
      outcome.complaint
        == "error: there is no command 'reply'; hint: 'fupan --help' lists the commands\n")
  }
}
