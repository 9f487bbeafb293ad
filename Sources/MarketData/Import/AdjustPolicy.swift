/// What an importer does with prices that are not whole fen, the mark of adjusted prices (复权).
public enum AdjustPolicy: String, Sendable, Hashable, CaseIterable {
  /// Refuses the files: limits, lots and fees need the prices that were paid.
  case refuse
  /// Rounds prices to whole fen and says so; fills are then approximations.
  case round
}
