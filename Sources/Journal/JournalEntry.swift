public import TradingTypes

/// One line of the record: what happened, when in the simulated market, and its link in the chain.
public struct JournalEntry: Sendable, Hashable {
  /// Number of the entry, from 0.
  public let sequence: Int
  /// The simulated instant; there is no wall clock in the record.
  public let time: TradingTime
  /// What happened.
  public let event: JournalEvent
  /// SHA-256 of the entry before and this entry's body, in hexadecimal.
  public let hash: String

  /// One line of the record.
  public init(sequence: Int, time: TradingTime, event: JournalEvent, hash: String) {
    self.sequence = sequence
    self.time = time
    self.event = event
    self.hash = hash
  }
}
