/// The tokens of a random model: single bytes, some words, and its family's control tokens.
struct RandomVocabulary {
  /// Texts as the file writes them.
  private(set) var tokens: [String] = []
  /// Kinds as the file numbers them.
  private(set) var kinds: [Int32] = []
  private var scores: [Float] = []
  private var merges: [String] = []
  private let family: Family

  /// What a family of models calls its turns.
  private struct Family {
    let pre: String
    let controls: [String]
    let begin: String?
    let end: String
    let template: String
  }

  /// The vocabulary of a family; a small one has only a few tokens of each kind.
  init(architecture: String, isSmall: Bool = false) {
    family = Self.family(architecture)
    if architecture == "gemma3" { addPieces(isSmall) } else { addBytePairs(isSmall) }
  }

  /// Writes the metadata of the tokenizer.
  func write(to writer: inout ModelFileWriter) {
    let pieces = merges.isEmpty
    writer.text("tokenizer.ggml.model", pieces ? "llama" : "gpt2")
    writer.text("tokenizer.ggml.pre", family.pre)
    writer.texts("tokenizer.ggml.tokens", tokens)
    writer.integers("tokenizer.ggml.token_type", kinds)
    if pieces {
      writer.fractions("tokenizer.ggml.scores", scores)
      writer.flag("tokenizer.ggml.add_space_prefix", false)
    } else {
      writer.texts("tokenizer.ggml.merges", merges)
    }
    for (key, text) in [("bos", family.begin), ("eos", family.end)] {
      if let id = tokens.firstIndex(where: { $0 == text }) {
        writer.integer("tokenizer.ggml.\(key)_token_id", id)
      }
    }
    writer.flag("tokenizer.ggml.add_bos_token", family.begin != nil)
    writer.text("tokenizer.chat_template", family.template)
  }

  /// Bytes as printable characters, then what their merges build.
  private mutating func addBytePairs(_ isSmall: Bool) {
    let letters = ByteAlphabet.scalars.map { scalar in
      Unicode.Scalar(scalar).map { String(Character($0)) } ?? ""
    }
    for letter in letters.prefix(isSmall ? 8 : .max) { add(letter, kind: 1) }
    for (left, right) in WordMerges.learned(letters).prefix(isSmall ? 2 : .max) {
      merges.append("\(left) \(right)")
      add(left + right, kind: 1)
    }
    for control in family.controls { add(control, kind: Self.isMark(control) ? 4 : 3) }
  }

  /// Control tokens, bytes, then pieces with the words learned first scored highest.
  private mutating func addPieces(_ isSmall: Bool) {
    for control in family.controls { add(control, kind: 3) }
    for text in ["\n", "\n\n", "  ", "    "] { add(text, kind: 4) }
    for byte in 0..<(isSmall ? 4 : 256) {
      let digits = String(byte, radix: 16, uppercase: true)
      add("<0x\(byte < 16 ? "0" : "")\(digits)>", kind: 6)
    }
    let letters = (33...126).map { String(UnicodeScalar(UInt8($0))) } + ["▁"]
    for letter in letters.prefix(isSmall ? 8 : .max) { add(letter, kind: 1, score: -1_000) }
    // Spaces and printable letters stand for themselves in both alphabets.
    let alphabet = ByteAlphabet.scalars.map { scalar in
      Unicode.Scalar(scalar).map { String(Character($0)) } ?? ""
    }
    for (rank, pair) in WordMerges.learned(alphabet).prefix(isSmall ? 2 : .max).enumerated() {
      let text = (pair.left + pair.right).replacing("Ġ", with: "▁")
      if text.unicodeScalars.allSatisfy({ $0.value < 127 || $0 == "▁" }) {
        add(text, kind: 1, score: -Float(rank))
      }
    }
  }

  private mutating func add(_ text: String, kind: Int32, score: Float = 0) {
    tokens.append(text)
    kinds.append(kind)
    scores.append(score)
  }

  /// Marks that published vocabularies define as ordinary added tokens.
  private static func isMark(_ text: String) -> Bool {
    text.contains("think>") || text.contains("tool_call>") || text.contains("tool_response>")
  }

  private static func family(_ architecture: String) -> Family {
    switch architecture {
    case "llama":
      Family(
        pre: "llama-bpe",
        controls: [
          "<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>",
          "<|eom_id|>", "<|eot_id|>", "<|python_tag|>",
        ], begin: "<|begin_of_text|>", end: "<|eot_id|>",
        template: """
          {{ bos_token }}{% for m in messages %}<|start_header_id|>{{ m.role }}<|end_header_id|>

          {{ m.content }}<|eot_id|>{% endfor %}
          """)
    case "gemma3":
      Family(
        pre: "default",
        controls: ["<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>"],
        begin: "<bos>", end: "<end_of_turn>",
        template: """
          {{ bos_token }}{% for m in messages %}<start_of_turn>{{ m.role }}
          {{ m.content }}<end_of_turn>
          {% endfor %}
          """)
    case "minimax-m2", "minimax-01":
      Family(
        pre: "minimax-m2",
        controls: [
          "]~!b[", "]~b]", "[e~[", "<minimax:tool_call>", "</minimax:tool_call>", "<think>",
          "</think>",
        ], begin: nil, end: "[e~[",
        template: """
          ]~!b[{% for m in messages %}]~b]{{ m.role }}
          {{ m.content }}[e~[
          {% endfor %}
          """)
    default:
      Family(
        pre: "qwen2",
        controls: [
          "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<tool_call>", "</tool_call>",
          "<tool_response>", "</tool_response>", "<think>", "</think>",
        ], begin: nil, end: "<|im_end|>",
        template: """
          {% for m in messages %}<|im_start|>{{ m.role }}
          {{ m.content }}<|im_end|>
          {% endfor %}
          """)
    }
  }
}
