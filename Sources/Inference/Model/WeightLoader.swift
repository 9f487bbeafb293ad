import CKernels
import Synchronization

/// Reads a model's tensors into memory laid out for the kernels.
///
/// Shapes are checked against the architecture first, then memory is taken once, then all threads pack.
struct WeightLoader {
  private let file: ModelFile
  private let architecture: Architecture
  private var plan = MemoryPlan()
  private var matrices: [(tensor: TensorDescription, offset: Int)] = []
  private var vectors: [(tensor: TensorDescription, offset: Int)] = []

  /// Loads all weights; the memory must live as long as they do.
  static func load(
    _ file: ModelFile, _ architecture: Architecture, vocabularyCount: Int, team: ThreadTeam
  ) throws(ModelFileError) -> (weights: ModelWeights, memory: AlignedMemory) {
    var loader = WeightLoader(file: file, architecture: architecture)
    // The first pass only checks and counts: its addresses stand for nothing.
    let base = 64
    _ = try loader.weights(vocabularyCount, at: UnsafeMutableRawPointer(bitPattern: base))
    let bytes = loader.plan.count
    guard !loader.plan.overflowed, bytes < AlignedMemory.machineBytes,
      let memory = AlignedMemory(bytes + 8_192, hugePages: true)
    else { throw .outOfMemory(file: file.name, bytes: bytes) }
    loader = WeightLoader(file: file, architecture: architecture)
    let weights = try loader.weights(vocabularyCount, at: memory.start)
    guard file.file.isUnchanged else { throw .changedWhileReading(file: file.name) }
    file.file.readAhead()
    try loader.fill(memory.start, team)
    guard file.file.isUnchanged else { throw .changedWhileReading(file: file.name) }
    file.file.forgetPages()
    return (weights, memory)
  }

  private init(file: ModelFile, architecture: Architecture) {
    self.file = file
    self.architecture = architecture
  }

  private mutating func weights(
    _ vocabularyCount: Int, at start: UnsafeMutableRawPointer?
  ) throws(ModelFileError) -> ModelWeights {
    guard let start else { throw .outOfMemory(file: file.name, bytes: 0) }
    let a = architecture
    let embedding = try matrix("token_embd.weight", a.width, vocabularyCount, start)
    let outputNorm = try vector("output_norm.weight", a.width, start)
    let output =
      file.tensor("output.weight") == nil
      ? embedding : try matrix("output.weight", a.width, vocabularyCount, start)
    var layers: [LayerWeights] = []
    for index in 0..<a.layerCount { layers.append(try layer(index, start)) }
    let factors =
      file.tensor("rope_freqs.weight") == nil
      ? nil : try vector("rope_freqs.weight", a.rotarySize / 2, start)
    return ModelWeights(
      embedding: embedding, outputNorm: outputNorm, output: output, layers: layers,
      rotaryFactors: factors)
  }

  private mutating func layer(
    _ index: Int, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> LayerWeights {
    let a = architecture
    let prefix = "blk.\(index)."
    let queryNorm = a.headNorm == .whole ? a.queryWidth : a.headSize
    let keyNorm = a.headNorm == .whole ? a.keyValueWidth : a.headSize
    return LayerWeights(
      attentionNorm: try vector(prefix + "attn_norm.weight", a.width, start),
      query: try matrix(prefix + "attn_q.weight", a.width, a.queryWidth, start),
      key: try matrix(prefix + "attn_k.weight", a.width, a.keyValueWidth, start),
      value: try matrix(prefix + "attn_v.weight", a.width, a.keyValueWidth, start),
      queryBias: try optionalVector(prefix + "attn_q.bias", a.queryWidth, start),
      keyBias: try optionalVector(prefix + "attn_k.bias", a.keyValueWidth, start),
      valueBias: try optionalVector(prefix + "attn_v.bias", a.keyValueWidth, start),
      queryNorm: a.headNorm == .none
        ? nil : try vector(prefix + "attn_q_norm.weight", queryNorm, start),
      keyNorm: a.headNorm == .none
        ? nil : try vector(prefix + "attn_k_norm.weight", keyNorm, start),
      attentionOutput: try matrix(prefix + "attn_output.weight", a.queryWidth, a.width, start),
      attentionPostNorm: a.hasPostNorms
        ? try vector(prefix + "post_attention_norm.weight", a.width, start) : nil,
      feedForwardNorm: try vector(prefix + "ffn_norm.weight", a.width, start),
      gate: try matrix(prefix + "ffn_gate.weight", a.width, a.feedForwardWidth, start),
      up: try matrix(prefix + "ffn_up.weight", a.width, a.feedForwardWidth, start),
      down: try matrix(prefix + "ffn_down.weight", a.feedForwardWidth, a.width, start),
      feedForwardPostNorm: a.hasPostNorms
        ? try vector(prefix + "post_ffw_norm.weight", a.width, start) : nil)
  }

  private mutating func matrix(
    _ name: String, _ columns: Int, _ rows: Int, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> PackedMatrix {
    let tensor = try tensor(name, [columns, rows])
    let offset = plan.reserve(PackedMatrix.byteCount(tensor), each: 1)
    matrices.append((tensor, offset))
    return PackedMatrix(
      rows: rows, columns: columns,
      layout: fk_layout_of(fk_format(rawValue: tensor.format.rawValue)),
      bytes: (start + offset).assumingMemoryBound(to: UInt8.self))
  }

  private mutating func vector(
    _ name: String, _ count: Int, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> WeightVector {
    let tensor = try tensor(name, [count])
    guard [.f32, .f16, .bf16].contains(tensor.format) else {
      throw .tensor(
        file: file.name, tensor: name,
        problem: "is stored as \(tensor.format.name); vectors must be F32, F16 or BF16")
    }
    let offset = plan.reserve(padded(count), each: 4)
    vectors.append((tensor, offset))
    return WeightVector(
      count: count, numbers: (start + offset).assumingMemoryBound(to: Float.self))
  }

  private mutating func optionalVector(
    _ name: String, _ count: Int, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> WeightVector? {
    file.tensor(name) == nil ? nil : try vector(name, count, start)
  }

  private func tensor(
    _ name: String, _ shape: [Int]
  ) throws(ModelFileError) -> TensorDescription {
    guard let tensor = file.tensor(name) else {
      throw .tensor(file: file.name, tensor: name, problem: "is missing")
    }
    guard tensor.shape == shape else {
      let wanted = shape.map { grouped($0) }.joined(separator: " × ")
      throw .tensor(
        file: file.name, tensor: name,
        problem: "has the shape \(tensor.shapeText); the metadata ask for \(wanted)")
    }
    return tensor
  }

  /// Groups one thread packs before it asks for more.
  private static let portion = 32

  private func fill(
    _ start: UnsafeMutableRawPointer, _ team: ThreadTeam
  ) throws(ModelFileError) {
    for (tensor, offset) in vectors { try fill(tensor, start + offset) }
    var jobs: [(matrix: Int, first: Int, groups: Int)] = []
    for (index, (tensor, _)) in matrices.enumerated() {
      let groups = (tensor.shape[1] + 15) / 16
      for first in stride(from: 0, to: groups, by: Self.portion) {
        jobs.append((index, first, min(Self.portion, groups - first)))
      }
    }
    let next = Atomic<Int>(0)
    // The first job of which a row is not finite, and the row, as one number so it can be compared.
    let worst = Atomic<Int>(.max)
    nonisolated(unsafe) let start = start
    let loader = self
    team.run { [jobs] _ in
      while true {
        let job = next.add(1, ordering: .relaxed).oldValue
        guard job < jobs.count else { return }
        let (tensor, offset) = loader.matrices[jobs[job].matrix]
        guard let source = loader.file.bytes(of: tensor).baseAddress else { return }
        let bad = fk_pack(
          fk_format(rawValue: tensor.format.rawValue),
          source.assumingMemoryBound(to: UInt8.self), tensor.shape[1], tensor.shape[0],
          jobs[job].first, jobs[job].groups,
          (start + offset).assumingMemoryBound(to: UInt8.self))
        if bad > 0 { worst.min(jobs[job].matrix << 40 | Int(bad - 1), ordering: .relaxed) }
      }
    }
    let found = worst.load(ordering: .relaxed)
    guard found == .max else {
      let tensor = matrices[found >> 40].tensor
      throw .tensor(
        file: file.name, tensor: tensor.name,
        problem: "holds a number that is not finite in row \(grouped(found & (1 << 40 - 1)))")
    }
  }

  private func fill(
    _ tensor: TensorDescription, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) {
    let numbers = start.assumingMemoryBound(to: Float.self)
    guard let source = file.bytes(of: tensor).baseAddress else { return }
    fk_decode_row(
      fk_format(rawValue: tensor.format.rawValue), source.assumingMemoryBound(to: UInt8.self),
      tensor.count, numbers)
    for index in 0..<tensor.count where !numbers[index].isFinite {
      throw .tensor(
        file: file.name, tensor: tensor.name,
        problem: "holds a number that is not finite at position \(grouped(index))")
    }
  }
}
