/// The ways a share's name is written in news, beside the name itself.
enum ShareAlias {
  /// The name with and without marks of its state, and without what a company is besides its name.
  ///
  /// `*ST` and `ST`, `XD`, `XR` and `DR` before a name are marks of the exchange; `-U` and `-W`
  /// behind it too.
  static func all(of name: String) -> [String] {
    var names = [name]
    func add(_ text: Substring, ifAtLeast count: Int) {
      let text = String(text)
      if text.count >= count, !names.contains(text) { names.append(text) }
    }
    var core = name[...]
    for mark in ["*ST", "ST", "XD", "XR", "DR", "N"] where core.hasPrefix(mark) {
      let rest = core.dropFirst(mark.count)
      // Latin names may begin with these letters.
      if let first = rest.unicodeScalars.first, first.value > 0x2E80 { core = rest }
    }
    for mark in ["-U", "-W", "-UW"] where core.hasSuffix(mark) { core = core.dropLast(mark.count) }
    add(core, ifAtLeast: 2)
    for kind in ["股份", "集团", "控股"] where core.hasSuffix(kind) {
      add(core.dropLast(kind.count), ifAtLeast: 3)
    }
    let kinds =
      [", Ltd.", ", Ltd", " Ltd.", " Ltd", " Limited", " Inc.", " Inc", " Corporation"]
      + [" Corp.", " Corp", " Co.", " Co", " Company", " Group", " Holdings", ","]
    var isShorter = true
    while isShorter {
      isShorter = false
      for kind in kinds where core.hasSuffix(kind) {
        core = core.dropLast(kind.count)
        isShorter = true
      }
      add(core, ifAtLeast: 4)
    }
    return names
  }
}
