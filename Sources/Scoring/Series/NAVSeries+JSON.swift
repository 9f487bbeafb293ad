extension NAVSeries: Encodable {
  /// Writes every key that a run's summary has; what values alone do not tell is null.
  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: RunSummary.Key.self)
    try keys.encode(name, forKey: .trader)
    try keys.encode(days.first, forKey: .start)
    try keys.encode(days.last, forKey: .end)
    try keys.encode(values.count - 1, forKey: .days)
    try keys.encode(values.first, forKey: .initialCash)
    try keys.encode(values.last, forKey: .finalNAV)
    try keys.encode(metrics)
    for key in RunSummary.Key.ofJournals { try keys.encodeNil(forKey: key) }
    var conduct = encoder.container(keyedBy: ConductKey.self)
    for key in ConductKey.allCases { try conduct.encodeNil(forKey: key) }
  }
}
