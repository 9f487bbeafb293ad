import CKernels
import Synchronization

/// Reads a model's tensors into memory laid out for the kernels.
///
/// Shapes are checked against the architecture first, then memory is taken once, then all threads pack.
struct WeightLoader {
  let file: ModelFile
  let architecture: Architecture
  private var plan = MemoryPlan()
  private var pieces: [Piece] = []
  private var vectors: [(tensor: TensorDescription, offset: Int)] = []

  /// Neighbouring rows of a tensor that are packed at one place.
  private struct Piece {
    let tensor: TensorDescription
    let rows: Range<Int>
    let offset: Int
  }

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

  /// The bytes a tensor takes once it is packed.
  static func packedBytes(_ tensor: TensorDescription) -> Int {
    guard tensor.shape.count > 1 else { return 4 &* tensor.count }
    let layout = fk_layout_of(fk_format(rawValue: tensor.format.rawValue))
    let rows = tensor.shape.dropFirst().reduce(1, *)
    return (rows + 15) / 16 &* fk_group_bytes(layout, tensor.shape[0])
  }

  // Places for tensors.

  mutating func matrix(
    _ name: String, _ columns: Int, _ rows: Int, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> PackedMatrix {
    let tensor = try tensor(name, [columns, rows])
    return matrix(tensor, [0..<rows], start)
  }

  /// Some rows of a tensor, one range after the other; all but the last are whole groups of 16.
  ///
  /// A tensor of three axes counts its rows through.
  mutating func matrix(
    _ tensor: TensorDescription, _ ranges: [Range<Int>], _ start: UnsafeMutableRawPointer
  ) -> PackedMatrix {
    let layout = fk_layout_of(fk_format(rawValue: tensor.format.rawValue))
    let rows = ranges.reduce(0) { $0 + $1.count }
    let groupBytes = fk_group_bytes(layout, tensor.shape[0])
    let offset = plan.reserve((rows + 15) / 16, each: groupBytes)
    var done = 0
    for range in ranges {
      pieces.append(
        Piece(tensor: tensor, rows: range, offset: offset &+ done / 16 &* groupBytes))
      done += range.count
    }
    return PackedMatrix(
      rows: rows, columns: tensor.shape[0], layout: layout,
      bytes: (start + offset).assumingMemoryBound(to: UInt8.self))
  }

  mutating func vector(
    _ name: String, _ count: Int, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> WeightVector {
    try vector(name, shape: [count], start)
  }

  mutating func vector(
    _ name: String, shape: [Int], _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> WeightVector {
    let tensor = try tensor(name, shape)
    let count = tensor.count
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

  mutating func optionalVector(
    _ name: String, _ count: Int, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> WeightVector? {
    file.tensor(name) == nil ? nil : try vector(name, count, start)
  }

  func tensor(
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

  /// Bytes of the file that one thread packs before it asks for more: they stay in its cache.
  private static let portion = 1 << 18

  private func fill(
    _ start: UnsafeMutableRawPointer, _ team: ThreadTeam
  ) throws(ModelFileError) {
    for (tensor, offset) in vectors { try fill(tensor, start + offset) }
    var jobs: [(piece: Int, first: Int, groups: Int)] = []
    var largest = 0
    for (index, piece) in pieces.enumerated() {
      let groups = (piece.rows.count + 15) / 16
      let groupBytes = 16 * rowBytes(piece.tensor)
      let portion = max(1, Self.portion / groupBytes)
      largest = max(largest, portion * groupBytes)
      for first in stride(from: 0, to: groups, by: portion) {
        jobs.append((index, first, min(portion, groups - first)))
      }
    }
    guard let rooms = AlignedMemory(largest * team.count) else {
      throw .outOfMemory(file: file.name, bytes: largest * team.count)
    }
    let next = Atomic<Int>(0)
    // The first job of which a row is not finite, and the row, as one number so it can be compared.
    let worst = Atomic<Int>(.max)
    let failures = Atomic<Int>(0)
    nonisolated(unsafe) let start = start
    let loader = self
    team.run { [jobs, largest] thread in
      // Read, not mapped: pages of the file would count as memory of the process.
      let room = UnsafeMutableRawBufferPointer(
        start: rooms.start + thread * largest, count: largest)
      while true {
        let job = next.add(1, ordering: .relaxed).oldValue
        guard job < jobs.count else { return }
        let piece = loader.pieces[jobs[job].piece]
        let tensor = piece.tensor
        let format = fk_format(rawValue: tensor.format.rawValue)
        let rowBytes = loader.rowBytes(tensor)
        let first = 16 * jobs[job].first
        let rows = min(16 * jobs[job].groups, piece.rows.count - first)
        let source = UnsafeMutableRawBufferPointer(rebasing: room[..<(rows * rowBytes)])
        let offset = tensor.range.lowerBound + (piece.rows.lowerBound + first) * rowBytes
        guard loader.file.file.read(at: offset, into: source), let base = source.baseAddress else {
          failures.add(1, ordering: .relaxed)
          return
        }
        let place =
          piece.offset + jobs[job].first * fk_group_bytes(fk_layout_of(format), tensor.shape[0])
        let bad = fk_pack(
          format, base.assumingMemoryBound(to: UInt8.self), rows, tensor.shape[0], 0,
          jobs[job].groups, (start + place).assumingMemoryBound(to: UInt8.self))
        if bad > 0 { worst.min(jobs[job].piece << 40 | first + Int(bad - 1), ordering: .relaxed) }
      }
    }
    guard failures.load(ordering: .relaxed) == 0 else {
      throw .changedWhileReading(file: file.name)
    }
    let found = worst.load(ordering: .relaxed)
    guard found == .max else {
      let piece = pieces[found >> 40]
      let tensor = piece.tensor
      let row = piece.rows.lowerBound + found & (1 << 40 - 1)
      throw .tensor(
        file: file.name, tensor: tensor.name,
        problem: "holds a number that is not finite in row \(grouped(row))")
    }
  }

  /// Bytes of one row of a matrix in the file.
  private func rowBytes(_ tensor: TensorDescription) -> Int {
    tensor.shape[0] / tensor.format.blockLength * tensor.format.blockBytes
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
