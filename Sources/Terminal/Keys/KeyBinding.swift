/// Keys and what they do: the one table from which dispatch, hints and help are made.
public struct KeyBinding<Action: Sendable & Hashable>: Sendable, Hashable {
  /// The keys; the first is the one that hints name.
  public let keys: [Key]
  /// What they do.
  public let action: Action
  /// How the keys are written in help when their own labels are too many, empty otherwise.
  public let shownAs: String

  /// A binding.
  public init(_ keys: [Key], _ action: Action, shownAs: String = "") {
    self.keys = keys
    self.action = action
    self.shownAs = shownAs
  }

  /// The keys as help writes them.
  public var label: String {
    shownAs.isEmpty ? keys.map(\.label).joined(separator: " ") : shownAs
  }
}

/// A table of bindings; the first that names a key wins.
public struct KeyTable<Action: Sendable & Hashable>: Sendable {
  /// The bindings in the order of help.
  public let bindings: [KeyBinding<Action>]
  private let actions: [Key: Action]

  /// A table of bindings.
  public init(_ bindings: [KeyBinding<Action>]) {
    self.bindings = bindings
    var actions: [Key: Action] = [:]
    for binding in bindings {
      for key in binding.keys where actions[key] == nil { actions[key] = binding.action }
    }
    self.actions = actions
  }

  /// What a key does, if anything.
  public func action(for key: Key) -> Action? { actions[key] }

  /// What the key with a label does, if anything.
  public func action(labelled label: String) -> Action? {
    bindings.first { $0.keys.contains { $0.label == label } }?.action
  }

  /// Keys that are named more than once, which is a mistake in the table.
  public var duplicateKeys: [Key] {
    var seen: Set<Key> = []
    return bindings.flatMap(\.keys).filter { !seen.insert($0).inserted }
  }
}
