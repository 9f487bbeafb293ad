import Journal
import Terminal
import TradingTypes

/// What can be read at a moment of the run, laid out in lines of a width.
///
/// Lines are made when asked for, block by block, so that only what is on the screen costs anything.
struct Transcript: Sendable {
  /// A line of the layout that does not move when text is added below or wrapped anew.
  struct Anchor: Sendable, Hashable {
    /// The block.
    var block: Int
    /// The line within the block.
    var line: Int
  }

  let timeline: Timeline
  /// Blocks that are wholly shown.
  let count: Int
  /// The share of the next block's text that is shown, 0 to 1.
  let progress: Double
  /// Text in the making, after everything else.
  let drafts: [Draft]
  let wording: TranscriptWording
  let width: Int
  let isUnfolded: Bool
  /// What a search looks for, empty for no search.
  let query: String

  /// Blocks with at least one line, those in the making included.
  var total: Int { count + (progress > 0 && count < timeline.blocks.count ? 1 : 0) + drafts.count }

  /// The lines of a block, at least one.
  func lines(of block: Int) -> [[Span]] {
    let lines =
      if block < count {
        wording.lines(of: timeline.blocks[block], in: timeline, fold: isUnfolded ? nil : foldLimit)
      } else if progress > 0, block == count, block < timeline.blocks.count {
        wording.lines(
          of: timeline.blocks[block], in: timeline, fold: isUnfolded ? nil : foldLimit,
          share: progress)
      } else {
        wording.lines(of: drafts[min(max(0, block - (total - drafts.count)), drafts.count - 1)])
      }
    return query.isEmpty ? lines : lines.map { SearchMarks.marked($0, query: query) }
  }

  /// Lines of outside text that are shown before it is folded.
  private var foldLimit: Int { 5 }

  /// Where a page of `height` lines that ends with the newest line begins.
  func tail(height: Int) -> Anchor {
    guard total > 0 else { return Anchor(block: 0, line: 0) }
    return moved(Anchor(block: total, line: 0), by: -height)
  }

  /// The anchor moved down by a number of lines, or up by a negative one, within the text.
  func moved(_ anchor: Anchor, by lines: Int) -> Anchor {
    var anchor = Anchor(block: min(max(0, anchor.block), total), line: max(0, anchor.line))
    var rest = lines
    while rest < 0 {
      if anchor.line >= -rest { return Anchor(block: anchor.block, line: anchor.line + rest) }
      rest += anchor.line
      guard anchor.block > 0 else { return Anchor(block: 0, line: 0) }
      anchor = Anchor(block: anchor.block - 1, line: self.lines(of: anchor.block - 1).count)
    }
    while rest > 0, anchor.block < total {
      let left = self.lines(of: anchor.block).count - anchor.line
      if rest < left { return Anchor(block: anchor.block, line: anchor.line + rest) }
      rest -= max(0, left)
      anchor = Anchor(block: anchor.block + 1, line: 0)
    }
    return anchor
  }

  /// A page of at most `height` lines from an anchor, and the first block below the page.
  func page(from anchor: Anchor, height: Int) -> (lines: [[Span]], next: Int) {
    var result: [[Span]] = []
    var block = anchor.block
    var first = anchor.line
    while block < total {
      let lines = self.lines(of: block).dropFirst(first)
      if result.count + lines.count > height {
        result += lines.prefix(height - result.count)
        return (result, block + 1)
      }
      result += lines
      block += 1
      first = 0
    }
    return (result, block)
  }

  /// Whether a page from the anchor reaches the newest line.
  func reachesTail(_ anchor: Anchor, height: Int) -> Bool {
    let tail = tail(height: height)
    return (anchor.block, anchor.line) >= (tail.block, tail.line)
  }
}

/// Text that is being made and is not in the record yet.
struct Draft: Sendable, Hashable {
  let kind: DashboardMessage.StreamKind
  var text: StreamingText
}
