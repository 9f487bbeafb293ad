/// The heads of a gated delta net: each keeps a square state of keys by values.
struct DeltaShape: Sendable, Hashable {
  /// Heads of queries and keys; each serves several heads of values.
  let keyHeads: Int
  let valueHeads: Int
  /// Numbers in one head, and rows and columns of its state.
  let size: Int
  /// Tokens that the convolution before the state joins.
  let convolution: Int

  var keyWidth: Int { keyHeads * size }
  var valueWidth: Int { valueHeads * size }
  /// Queries, keys and values side by side.
  var mixedWidth: Int { 2 * keyWidth + valueWidth }

  /// The heads a model file describes.
  init(_ file: ModelFile, _ name: String) throws(ModelFileError) {
    keyHeads = try file.integer("\(name).ssm.group_count", in: 1...1024)
    valueHeads = try file.integer("\(name).ssm.time_step_rank", in: 1...1024)
    guard valueHeads.isMultiple(of: keyHeads) else {
      throw .metadata(
        file: file.name, key: "\(name).ssm.time_step_rank",
        problem: "is \(valueHeads), not a multiple of the \(keyHeads) key heads")
    }
    size = try file.integer("\(name).ssm.state_size", in: 16...1024)
    guard size.isMultiple(of: 16) else {
      throw .metadata(
        file: file.name, key: "\(name).ssm.state_size",
        problem: "is \(size); only multiples of 16 are read")
    }
    _ = try file.integer(
      "\(name).ssm.inner_size", in: (valueHeads * size)...(valueHeads * size))
    convolution = try file.integer("\(name).ssm.conv_kernel", in: 2...64)
  }
}
