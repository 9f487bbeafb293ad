import Foundation

/// A model of random weights that knows nothing, as a GGUF file in the temporary folder.
///
/// One layer, single bytes for a vocabulary, and the control tokens of a dialect.
public struct TinyModelFile {
  /// Where the file lies.
  public let path: String
  private let width = 32
  private let controls: [String]
  private let template: String

  /// Writes the file; `isMiniMax` chooses the turn marks.
  public init(isMiniMax: Bool, seed: UInt64 = 1) throws {
    controls = isMiniMax ? ["[e~[", "]~b]", "]~!b["] : ["<|im_end|>", "<|im_start|>"]
    template = isMiniMax ? "{{ ']~b]' }}" : "{{ '<|im_start|>' }}"
    let name = "fupan-\(UUID().uuidString).gguf"
    path = FileManager.default.temporaryDirectory.appending(path: name).path
    try Data(bytes(seed)).write(to: URL(filePath: path))
  }

  /// Deletes the file.
  public func remove() { try? FileManager.default.removeItem(atPath: path) }

  private var tokens: [String] {
    // GPT-2's byte alphabet: printable bytes stand for themselves, the others from U+0100 on.
    var next: UInt32 = 256
    let bytes: [String] = (UInt32(0)..<256).map { byte in
      let isPlain = (33...126).contains(byte) || (161...172).contains(byte) || byte >= 174
      if !isPlain { next += 1 }
      return Unicode.Scalar(isPlain ? byte : next - 1).map { String(Character($0)) } ?? ""
    }
    return bytes + controls
  }

  private func bytes(_ seed: UInt64) -> [UInt8] {
    var pairs: [UInt8] = []
    var count: UInt64 = 0
    func little(_ value: some FixedWidthInteger) -> [UInt8] {
      withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
    func string(_ text: String) -> [UInt8] { little(UInt64(text.utf8.count)) + Array(text.utf8) }
    func pair(_ key: String, _ type: UInt32, _ value: [UInt8]) {
      pairs += string(key) + little(type) + value
      count += 1
    }
    func number(_ key: String, _ value: Int) { pair(key, 4, little(UInt32(value))) }
    func list(_ key: String, _ type: UInt32, _ values: [[UInt8]]) {
      pair(key, 9, little(type) + little(UInt64(values.count)) + values.flatMap { $0 })
    }
    pair("general.architecture", 8, string("llama"))
    for (key, value) in [
      ("block_count", 1), ("context_length", 120_000), ("embedding_length", width),
      ("feed_forward_length", 64), ("attention.head_count", 2),
      ("attention.head_count_kv", 1), ("rope.dimension_count", 16),
    ] { number("llama.\(key)", value) }
    pair("llama.attention.layer_norm_rms_epsilon", 6, little(Float(1e-5).bitPattern))
    pair("tokenizer.ggml.model", 8, string("gpt2"))
    pair("tokenizer.ggml.pre", 8, string("smollm"))
    list("tokenizer.ggml.tokens", 8, tokens.map(string))
    list("tokenizer.ggml.token_type", 5, tokens.indices.map { little(Int32($0 < 256 ? 1 : 3)) })
    list("tokenizer.ggml.merges", 8, [])
    number("tokenizer.ggml.eos_token_id", 256)
    pair("tokenizer.chat_template", 8, string(template))

    var state = seed
    func random(_ count: Int) -> [UInt8] {
      (0..<count).flatMap { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return little((Float(state >> 40) / 8_388_608 - 1).bitPattern)
      }
    }
    let ones = Array(repeating: little(Float(1).bitPattern), count: width).flatMap { $0 }
    let tensors: [(name: String, shape: [Int], bytes: [UInt8])] = [
      ("token_embd.weight", [width, tokens.count], random(width * tokens.count)),
      ("output_norm.weight", [width], ones),
      ("blk.0.attn_norm.weight", [width], ones),
      ("blk.0.attn_q.weight", [width, 32], random(width * 32)),
      ("blk.0.attn_k.weight", [width, 16], random(width * 16)),
      ("blk.0.attn_v.weight", [width, 16], random(width * 16)),
      ("blk.0.attn_output.weight", [32, width], random(width * 32)),
      ("blk.0.ffn_norm.weight", [width], ones),
      ("blk.0.ffn_gate.weight", [width, 64], random(width * 64)),
      ("blk.0.ffn_up.weight", [width, 64], random(width * 64)),
      ("blk.0.ffn_down.weight", [64, width], random(width * 64)),
    ]
    var out = Array("GGUF".utf8) + little(UInt32(3))
    out += little(UInt64(tensors.count)) + little(count) + pairs
    var data: [UInt8] = []
    for tensor in tensors {
      out += string(tensor.name) + little(UInt32(tensor.shape.count))
      for extent in tensor.shape { out += little(UInt64(extent)) }
      out += little(UInt32(0)) + little(UInt64(data.count))
      data += tensor.bytes
      while data.count % 32 != 0 { data.append(0) }
    }
    while out.count % 32 != 0 { out.append(0) }
    return out + data
  }
}
