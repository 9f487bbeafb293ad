import Foundation

@testable import Inference

/// A small model of random weights, written as a GGUF file's bytes.
struct TinyModel {
  var architecture = "llama"
  var format = TensorFormat.f32
  var layers = 2
  var width = 64
  var heads = 4
  var keyValueHeads = 2
  var headSize = 16
  var feedForward = 96
  var context = 512
  var window = 0
  var tied = true
  var seed: UInt64 = 1

  /// The vocabulary: 256 bytes as byte-level characters, some merges, control tokens.
  static let merges = ["t h", "th e", "Ġ the", "a n", "an d"]
  static let controls = ["<|end|>", "<|start|>"]

  var tokens: [String] {
    ByteAlphabet.scalars.compactMap { Unicode.Scalar($0).map { String(Character($0)) } }
      + Self.merges.map { $0.replacing(" ", with: "") } + Self.controls
  }

  /// Name, shape and bytes of every tensor.
  func tensors() -> [(name: String, shape: [Int], format: TensorFormat, bytes: [UInt8])] {
    var random = TinyRandom(seed: seed)
    var list: [(name: String, shape: [Int], format: TensorFormat, bytes: [UInt8])] = []
    func matrix(_ name: String, _ columns: Int, _ rows: Int) {
      list.append(
        (name, [columns, rows], format, random.rows(format, columns * rows, columns: columns)))
    }
    func vector(_ name: String, _ count: Int, around centre: Float = 1) {
      let numbers = random.floats(count).map { centre + 0.2 * $0 }
      list.append((name, [count], .f32, numbers.flatMap { TinyRandom.bytes($0.bitPattern) }))
    }
    let (query, key) = (heads * headSize, keyValueHeads * headSize)
    matrix("token_embd.weight", width, tokens.count)
    vector("output_norm.weight", width)
    if !tied { matrix("output.weight", width, tokens.count) }
    for layer in 0..<layers {
      let prefix = "blk.\(layer)."
      vector(prefix + "attn_norm.weight", width)
      matrix(prefix + "attn_q.weight", width, query)
      matrix(prefix + "attn_k.weight", width, key)
      matrix(prefix + "attn_v.weight", width, key)
      matrix(prefix + "attn_output.weight", query, width)
      if architecture == "qwen2" {
        vector(prefix + "attn_q.bias", query, around: 0)
        vector(prefix + "attn_k.bias", key, around: 0)
        vector(prefix + "attn_v.bias", key, around: 0)
      }
      if architecture == "qwen3" || architecture == "gemma3" {
        vector(prefix + "attn_q_norm.weight", headSize)
        vector(prefix + "attn_k_norm.weight", headSize)
      }
      if architecture == "gemma3" {
        vector(prefix + "post_attention_norm.weight", width)
        vector(prefix + "post_ffw_norm.weight", width)
      }
      vector(prefix + "ffn_norm.weight", width)
      matrix(prefix + "ffn_gate.weight", width, feedForward)
      matrix(prefix + "ffn_up.weight", width, feedForward)
      matrix(prefix + "ffn_down.weight", feedForward, width)
    }
    return list
  }

  /// The file's bytes.
  func file() -> [UInt8] {
    var writer = TinyWriter()
    let a = architecture
    writer.text("general.architecture", a)
    writer.text("general.name", "tiny \(a)")
    for (key, value) in [
      ("block_count", layers), ("context_length", context), ("embedding_length", width),
      ("feed_forward_length", feedForward), ("attention.head_count", heads),
      ("attention.head_count_kv", keyValueHeads), ("attention.key_length", headSize),
      ("attention.value_length", headSize), ("rope.dimension_count", headSize),
    ] { writer.integer("\(a).\(key)", UInt32(value)) }
    if window > 0 { writer.integer("\(a).attention.sliding_window", UInt32(window)) }
    writer.float("\(a).attention.layer_norm_rms_epsilon", 1e-5)
    writer.float("\(a).rope.freq_base", 10_000)
    writer.text("tokenizer.ggml.model", "gpt2")
    writer.text("tokenizer.ggml.pre", "smollm")
    writer.texts("tokenizer.ggml.tokens", tokens)
    let normal = tokens.count - Self.controls.count
    writer.integers(
      "tokenizer.ggml.token_type", tokens.indices.map { $0 < normal ? 1 : 3 })
    writer.texts("tokenizer.ggml.merges", Self.merges)
    writer.integer("tokenizer.ggml.eos_token_id", UInt32(normal))
    return writer.file(tensors())
  }
}

/// Writes GGUF bytes.
struct TinyWriter {
  private var pairs: [UInt8] = []
  private var count: UInt64 = 0

  mutating func integer(_ key: String, _ value: UInt32) {
    pair(key, 4, TinyRandom.bytes(value))
  }
  mutating func float(_ key: String, _ value: Float) {
    pair(key, 6, TinyRandom.bytes(value.bitPattern))
  }
  mutating func text(_ key: String, _ value: String) { pair(key, 8, Self.string(value)) }
  mutating func texts(_ key: String, _ values: [String]) {
    pair(
      key, 9,
      TinyRandom.bytes(UInt32(8)) + TinyRandom.bytes(UInt64(values.count))
        + values.flatMap(Self.string))
  }
  mutating func integers(_ key: String, _ values: [Int32]) {
    pair(
      key, 9,
      TinyRandom.bytes(UInt32(5)) + TinyRandom.bytes(UInt64(values.count))
        + values.flatMap { TinyRandom.bytes(UInt32(bitPattern: $0)) })
  }

  mutating func pair(_ key: String, _ type: UInt32, _ value: [UInt8]) {
    pairs += Self.string(key) + TinyRandom.bytes(type) + value
    count += 1
  }

  func file(
    _ tensors: [(name: String, shape: [Int], format: TensorFormat, bytes: [UInt8])]
  ) -> [UInt8] {
    var out: [UInt8] = Array("GGUF".utf8) + TinyRandom.bytes(UInt32(3))
    out += TinyRandom.bytes(UInt64(tensors.count)) + TinyRandom.bytes(count) + pairs
    var data: [UInt8] = []
    for tensor in tensors {
      out += Self.string(tensor.name) + TinyRandom.bytes(UInt32(tensor.shape.count))
      for extent in tensor.shape { out += TinyRandom.bytes(UInt64(extent)) }
      out += TinyRandom.bytes(tensor.format.rawValue) + TinyRandom.bytes(UInt64(data.count))
      data += tensor.bytes
      data += Array(repeating: 0, count: (32 - data.count % 32) % 32)
    }
    out += Array(repeating: 0, count: (32 - out.count % 32) % 32)
    return out + data
  }

  static func string(_ text: String) -> [UInt8] {
    TinyRandom.bytes(UInt64(text.utf8.count)) + Array(text.utf8)
  }
}

/// Seeded weights.
struct TinyRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// Numbers in −1…1.
  mutating func floats(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float(next() >> 40) / Float(1 << 23) - 1 }
  }

  /// Random numbers of a format, of a size that keeps hidden states moderate.
  mutating func rows(_ format: TensorFormat, _ count: Int, columns: Int) -> [UInt8] {
    let size = 1.7 / Float(columns).squareRoot()
    switch format {
    case .f32: return floats(count).flatMap { Self.bytes(($0 * size).bitPattern) }
    case .f16: return floats(count).flatMap { Self.bytes(Self.half($0 * size)) }
    case .bf16:
      return floats(count).flatMap { Self.bytes(UInt16(($0 * size).bitPattern >> 16)) }
    default: break
    }
    // The scale's place in a block, and what it is multiplied by at most.
    let (scales, reach): ([Int], Float) =
      switch format {
      case .q4_0: ([0], 8)
      case .q4_1: ([0, 2], 8)
      case .q5_0: ([0], 16)
      case .q5_1: ([0, 2], 16)
      case .q8_0: ([0], 128)
      case .q4_K: ([0, 2], 8 * 32)
      case .q5_K: ([0, 2], 16 * 32)
      default: ([208], 32 * 32)
      }
    var out: [UInt8] = []
    for _ in 0..<(count / format.blockLength) {
      var block = (0..<format.blockBytes).map { _ in UInt8(truncatingIfNeeded: next()) }
      for (index, offset) in scales.enumerated() {
        // Minima are as large as the middle of the range and pull it back to zero.
        let pull: Float = index == 0 ? 1 : format == .q4_1 || format == .q5_1 ? -reach : reach / 32
        let scale = Self.bytes(Self.half(size / reach * pull))
        (block[offset], block[offset + 1]) = (scale[0], scale[1])
      }
      out += block
    }
    return out
  }

  static func bytes<N: FixedWidthInteger>(_ number: N) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  static func half(_ x: Float) -> UInt16 {
    guard abs(x) > 1e-4 else { return 0 }
    let bits = x.bitPattern
    return UInt16(bits >> 16 & 0x8000) | UInt16((bits & 0x7FFF_FFFF) >> 13 - 0x1C000)
  }
}

/// A file in a temporary place, removed when the value goes.
final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8]) throws {
    path = NSTemporaryDirectory() + "fupan-\(UUID().uuidString).gguf"
    try Data(bytes).write(to: URL(filePath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
