/// How much of the rules the call grammar enforces.
public enum GrammarLevel: String, Sendable, Hashable, CaseIterable {
  /// Only calls that the venue would accept now: listed and held symbols, lots that cash covers,
  /// prices on the tick inside the band.
  case market
  /// Only the shape of a call: any code, any whole number, any price. Rule-following can be measured.
  case syntax
}
