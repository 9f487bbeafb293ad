extension InferenceSession {
  /// Computes what follows several contexts of one model, reading every weight once for all of them.
  ///
  /// Afterwards `withLogits` of each costs nothing. A context may be any length ahead or behind the
  /// others and may join or leave from call to call; logits are the bits it would have alone.
  public static func compute(_ sessions: [InferenceSession]) {
    let waiting = sessions.filter { !$0.tokens.isEmpty && !$0.hasLogits }
    precondition(
      waiting.allSatisfy { $0.model === waiting[0].model },
      "contexts of two models were computed together")
    for session in waiting { session.beginTogether() }
    var left = waiting[...]
    // The logits of the others pass through the host's room, so it must not have its own yet.
    while let host = left.max(by: { $0.contextLimit < $1.contextLimit }) {
      left = host.pass(left)[...]
    }
  }

  /// One pass of the next tokens of `sessions`; returns those that lack more.
  private func pass(_ sessions: ArraySlice<InferenceSession>) -> [InferenceSession] {
    var ids: [TokenID] = []
    var segments: [PassSegment] = []
    var finished: [(session: InferenceSession, row: Int)] = []
    var left: [InferenceSession] = []
    for session in sessions {
      let room = min(RunState.batchMax, contextLimit) - ids.count
      let count = min(session.tokens.count - session.computed, room)
      if count > 0 {
        segments.append(
          PassSegment(
            cache: session.cache.view, start: session.computed,
            rows: ids.count..<(ids.count + count)))
        ids += session.tokens[session.computed..<(session.computed + count)]
        session.computed += count
        session.cache.states?.willAdvance(to: session.computed)
        session.work.count(tokens: count, guesses: 0)
      }
      if session.computed == session.tokens.count {
        finished.append((session, ids.count - 1))
      } else {
        left.append(session)
      }
    }
    pass.run(ids, segments)
    for first in stride(from: 0, to: finished.count, by: Self.guessMax + 1) {
      let part = finished[first...].prefix(Self.guessMax + 1)
      pass.logits(ofRows: part.map(\.row), into: room[Self.guessMax + 1])
      for (index, entry) in part.enumerated() {
        entry.session.takeLogits(room[Self.guessMax + 1 + index])
      }
    }
    for (session, _) in finished { session.keepPrefix() }
    return left
  }
}
