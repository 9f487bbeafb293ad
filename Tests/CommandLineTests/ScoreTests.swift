import Foundation
import Testing

struct `Scores up to a day` {
  @Test func `of a run and of a file count no later day`() throws {
    try Program.inFolder { folder in
      #expect(
        try Program.run("replay", "--trader", "random", "--days", "6", "--out", "r", in: folder)
          .status == 0)
      let page = try Program.run(
        "score", "r", "--as-of", "2025-10-13", "--luck", "0", in: folder)
      #expect(page.output.contains("2025-10-09 to 2025-10-13, 3 of 6, not complete"))
      let file = try Program.run(
        "score", "r/nav.csv", "--cash", "100000", "--as-of", "2025-10-13", in: folder)
      #expect(file.output.contains("2025-10-09 to 2025-10-13, 3\n"), "\(file.output)")
      let early = try Program.run("score", "r", "--as-of", "2025-01-01", in: folder)
      #expect(early.status == 1 && early.complaint.contains("begins after 2025-01-01"))
    }
  }

  @Test func `rules are for ledgers only`() throws {
    #expect(try Program.run("score", "r", "--rules", "exchange").status == 2)
  }
}
