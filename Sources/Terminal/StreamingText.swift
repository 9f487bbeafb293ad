/// Text that grows at its end, kept wrapped: a new piece re-wraps the last paragraph only.
public struct StreamingText: Sendable, Hashable {
  /// Columns of a line.
  public private(set) var width: Int
  /// The wrapped lines that are kept, oldest first; never empty.
  public private(set) var lines: [String] = [""]
  /// Paragraphs that were dropped at the top to bound memory.
  public private(set) var droppedParagraphs = 0
  /// Scalars received in all.
  public private(set) var length = 0

  private var paragraphs: [String] = [""]
  private var paragraphLength = 0
  private var lastStart = 0
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
    wrapLast()
  }

  /// Wraps everything that is kept to another width.
  public mutating func reflow(width newWidth: Int) {
    guard max(2, newWidth) != width else { return }
    width = max(2, newWidth)
    lines = []
    for paragraph in paragraphs {
      lastStart = lines.count
      lines += TextWrap.lines(paragraph, width: width)
    }
  }

  private mutating func beginParagraph() {
    wrapLast()
    paragraphLength = 0
    paragraphs.append("")
    lastStart = lines.count
    lines.append("")
    if paragraphs.count > paragraphLimit {
      let dropped = paragraphs.removeFirst()
      let count = TextWrap.lines(dropped, width: width).count
      lines.removeFirst(count)
      lastStart -= count
      droppedParagraphs += 1
    }
  }

  private mutating func wrapLast() {
    lines.removeSubrange(lastStart...)
    lines += TextWrap.lines(paragraphs.last ?? "", width: width)
  }
}
