public import Journal

/// An earlier run that is shown beside the one on the screen.
public struct Rival: Sendable {
  /// What it is called.
  public let name: String
  let timeline: Timeline

  /// A run from its entries.
  public init(name: String, entries: [JournalEntry]) {
    self.name = name
    var timeline = Timeline()
    for entry in entries { timeline.append(entry) }
    self.timeline = timeline
  }
}
