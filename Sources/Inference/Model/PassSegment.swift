/// Neighbouring tokens of one context among the tokens of a pass.
///
/// Several segments in one pass share every weight that is read.
struct PassSegment {
  /// Where the context's keys and values are kept.
  let cache: KeyValueView
  /// Position of the first token in its context.
  let start: Int
  /// Rows of the pass that hold the tokens.
  let rows: Range<Int>

  /// The position after the last token.
  var end: Int { start + rows.count }

  /// The chunks of positions that its queries see in a layer, with or without a window.
  func chunks(from first: Int, length: Int) -> Range<Int> {
    (first / length)..<((end - 1) / length + 1)
  }
}
