/// How much of the rules the call grammar enforces.
public enum GrammarLevel: String, Sendable, Hashable, CaseIterable {
  /// Only calls that the venue would accept now: listed and held symbols, lots that cash covers,
  /// prices on the tick inside the band.
  case market
  /// Only the shape of a call: any code, any whole number, any price. Rule-following can be measured.
  case syntax
  /// Nothing: calls are written as freely as by a model behind a remote server, and what is no call is
  /// answered by an error. Only the call that closes a spent day is still forced.
  case off
}
