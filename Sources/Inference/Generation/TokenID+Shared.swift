extension Array where Element == TokenID {
  /// How many tokens this text and `other` have in common from the start.
  public func sharedStart(with other: [TokenID]) -> Int {
    withUnsafeBufferPointer { left in
      other.withUnsafeBufferPointer { right in
        let most = Swift.min(left.count, right.count)
        var count = 0
        while count < most, left[count] == right[count] { count += 1 }
        return count
      }
    }
  }
}
