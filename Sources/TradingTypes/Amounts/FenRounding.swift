/// How an amount below a fen becomes whole fen.
public enum FenRounding: String, Sendable, Hashable, CaseIterable {
  /// To the nearest fen, halves up.
  case halfUp = "half-up"
  /// To the next fen.
  case up
  /// What is below a fen is cut off.
  case cut
}

extension Money {
  /// The amount, not negative, as whole fen.
  public func rounded(_ rounding: FenRounding) -> Money {
    switch rounding {
    case .halfUp: roundedToFen
    case .up: Money(fen: (tenThousandths + 99) / 100)
    case .cut: Money(fen: tenThousandths / 100)
    }
  }
}
