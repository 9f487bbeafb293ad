public import Journal

extension SeasonPlan {
  /// The plan that a header was made from.
  public init(header: RunHeader) throws(SeasonError) {
    self.init(start: header.start, rules: header.rules)
    mode = header.mode
    days = header.days
    cash = header.cash
    seed = header.seed
    program = header.program
    trader = header.trader
    model = header.model
    modelDigest = header.modelDigest
    kernels = header.kernels
    for setting in header.settings {
      guard setting.name.hasPrefix("venue.") else {
        settings.append(setting)
        continue
      }
      guard take(String(setting.name.dropFirst("venue.".count)), setting.value) else {
        throw .unknownSetting(name: setting.name, value: setting.value)
      }
    }
  }

  /// The conventions as settings of the header: numbers first, then choices.
  var venueSettings: [RunSetting] { conventions.map { RunSetting("venue." + $0.name, $0.value) } }
}
