/// Text that grows at its end, kept wrapped: only the last paragraph is wrapped again, when the
/// lines are asked for.
public struct StreamingText: Sendable, Hashable {
  /// Columns of a line.
  public private(set) var width: Int
  /// The wrapped lines that are kept, oldest first; never empty.
  public var lines: [String] { settled + TextWrap.lines(paragraphs.last ?? "", width: width) }
  /// Paragraphs that were dropped at the top to bound memory.
  public private(set) var droppedParagraphs = 0
  /// Scalars received in all.
  public private(set) var length = 0

  private var paragraphs: [String] = [""]
  private var paragraphLength = 0
  /// The lines of all paragraphs but the last.
  private var settled: [String] = []
  private var reader = SafeText()
  private let paragraphLimit: Int
  private let paragraphLengthLimit: Int

  /// Nothing yet; at most `paragraphLimit` paragraphs of at most 4,096 scalars are kept.
  public init(width: Int, paragraphLimit: Int = 512) {
    self.width = max(2, width)
    self.paragraphLimit = max(1, paragraphLimit)
    paragraphLengthLimit = 4_096
  }

  /// Whether nothing has arrived.
  public var isEmpty: Bool { length == 0 }

  /// Adds a piece, which may be hostile.
  public mutating func append(_ piece: String) {
    length += piece.unicodeScalars.count
    let safe = reader.next(piece)
    for (place, part) in safe.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if place > 0 { beginParagraph() }
      for scalar in part.unicodeScalars {
        if paragraphLength >= paragraphLengthLimit { beginParagraph() }
        paragraphs[paragraphs.count - 1].unicodeScalars.append(scalar)
        paragraphLength += 1
      }
    }
  }

  /// Wraps everything that is kept to another width.
  public mutating func reflow(width newWidth: Int) {
    guard max(2, newWidth) != width else { return }
    width = max(2, newWidth)
    settled = paragraphs.dropLast().flatMap { TextWrap.lines($0, width: width) }
  }

  private mutating func beginParagraph() {
    settled += TextWrap.lines(paragraphs.last ?? "", width: width)
    paragraphLength = 0
    paragraphs.append("")
    guard paragraphs.count > paragraphLimit else { return }
    let dropped = paragraphs.removeFirst()
    settled.removeFirst(TextWrap.lines(dropped, width: width).count)
    droppedParagraphs += 1
  }
}
