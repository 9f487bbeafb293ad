import Foundation
import Testing

@testable import Inference

struct `Damaged model files` {
  static let sound = TinyModel(layers: 1, width: 32, heads: 2, keyValueHeads: 1).file()

  /// What reading these bytes says; nil when they load.
  private func refusal(_ bytes: [UInt8]) throws -> String? {
    let file = try TemporaryFile(bytes)
    do {
      let model = try LanguageModel.load(file.path, threads: 1)
      // What loads must also run.
      let session = try InferenceSession(model: model, contextLimit: 16)
      try session.append([0])
      session.withLogits { _ in }
      return nil
    } catch {
      let text = "\(error)"
      #expect(!text.contains("\n"), "one line: \(text)")
      #expect(text.contains("fupan-"), "names the file: \(text)")
      return text
    }
  }

  @Test func `the sound file loads`() throws {
    #expect(try refusal(Self.sound) == nil)
  }

  @Test func `a file cut anywhere is refused`() throws {
    let size = Self.sound.count
    for cut in Array(0..<80) + stride(from: 80, to: size, by: max(1, size / 150)) + [size - 1] {
      let text = try refusal(Array(Self.sound[..<cut]))
      // The last bytes may be padding after the last tensor.
      if cut < size - 32 { #expect(text != nil, "cut at \(cut)") }
    }
  }

  @Test func `a cut file names the tensor and both sizes`() throws {
    let text = try refusal(Array(Self.sound.dropLast(100)))
    #expect(text?.contains("tensor 'blk.0.ffn_down.weight' ends at byte") ?? false, "\(text ?? "")")
    #expect(text?.contains("hint: download it again") ?? false)
  }

  @Test func `random damage never traps`() throws {
    var random = TinyRandom(seed: 42)
    for round in 0..<600 {
      var bytes = Self.sound
      // Most damage goes to the header, where the structure is.
      let header = 9_000
      for _ in 0...Int(random.next() % 3) {
        let at = Int(
          random.next() % UInt64(round % 4 == 0 ? bytes.count : min(header, bytes.count)))
        switch random.next() % 4 {
        case 0: bytes[at] ^= 1 << UInt8(random.next() % 8)
        case 1: bytes[at] = 0xFF
        case 2: bytes[at] = 0
        default:
          for i in at..<min(at + 8, bytes.count) {
            bytes[i] = UInt8(truncatingIfNeeded: random.next())
          }
        }
      }
      _ = try refusal(bytes)
    }
  }

  /// A header with these counts and this rest.
  private func header(tensors: UInt64, pairs: UInt64, _ rest: [UInt8] = []) -> [UInt8] {
    Array("GGUF".utf8) + TinyRandom.bytes(UInt32(3)) + TinyRandom.bytes(tensors)
      + TinyRandom.bytes(pairs) + rest
  }

  @Test func `absurd counts are refused before anything is allocated`() throws {
    for count: UInt64 in [1 << 20, 1 << 40, .max] {
      #expect(try refusal(header(tensors: count, pairs: 0))?.contains("cannot fit") ?? false)
      #expect(try refusal(header(tensors: 0, pairs: count))?.contains("cannot fit") ?? false)
    }
    for length: UInt64 in [1 << 30, 1 << 62, .max] {
      let pair = TinyWriter.string("k") + TinyRandom.bytes(UInt32(8)) + TinyRandom.bytes(length)
      let text = try refusal(header(tensors: 0, pairs: 1, pair + [0, 0, 0, 0]))
      #expect(text?.contains("ends at byte") ?? false)
      let list =
        TinyWriter.string("k") + TinyRandom.bytes(UInt32(9)) + TinyRandom.bytes(UInt32(11))
        + TinyRandom.bytes(length)
      #expect(try refusal(header(tensors: 0, pairs: 1, list))?.contains("ends at byte") ?? false)
    }
  }

  @Test func `lists of lists, unknown types, wrong truth values and double keys are refused`()
    throws
  {
    func text(_ pairs: [(String, UInt32, [UInt8])]) throws -> String {
      var writer = TinyWriter()
      for (key, type, value) in pairs { writer.pair(key, type, value) }
      return try refusal(writer.file([])) ?? ""
    }
    let nested = TinyRandom.bytes(UInt32(9)) + TinyRandom.bytes(UInt64(1))
    #expect(try text([("k", 9, nested)]).contains("list of lists"))
    #expect(try text([("k", 13, [])]).contains("unknown value type 13"))
    #expect(try text([("k", 7, [2])]).contains("truth value 2"))
    #expect(try text([("k", 7, [1]), ("k", 7, [1])]).contains("appears twice"))
  }

  @Test func `hyper-parameters outside their limits are refused with key and range`() throws {
    func text(_ change: (inout TinyModel) -> Void) throws -> String {
      var tiny = TinyModel(layers: 1, width: 32, heads: 2, keyValueHeads: 1)
      change(&tiny)
      return try refusal(tiny.file()) ?? ""
    }
    #expect(try text { $0.architecture = "bert" }.contains("architecture 'bert' is not supported"))
    #expect(try text { $0.context = 0 }.contains("'llama.context_length' is 0"))
    let split = try text { ($0.heads, $0.keyValueHeads) = (3, 2) }
    #expect(split.contains("does not divide the 3 heads"))
    #expect(try text { $0.headSize = 15 }.contains("is odd: 15"))
  }

  @Test func `tensors of a wrong shape, place or name are refused`() throws {
    var tiny = TinyModel(layers: 1, width: 32, heads: 2, keyValueHeads: 1)
    func text(
      _ change: (inout [(name: String, shape: [Int], format: TensorFormat, bytes: [UInt8])]) -> Void
    ) throws -> String {
      let whole = tiny.file()
      var tensors = tiny.tensors()
      let before = TinyWriter().file(tensors).count
      change(&tensors)
      // The metadata of the whole file with other tensors.
      let changed = TinyWriter().file(tensors)
      let pairs = Array(whole[24..<(24 + Self.pairBytes(whole, before: before))])
      return try refusal(Self.joined(changed, pairs, pairCount: Array(whole[16..<24]))) ?? ""
    }
    tiny.seed = 8
    #expect(try text { _ in } == "")
    #expect(try text { $0.removeLast() }.contains("tensor 'blk.0.ffn_down.weight' is missing"))
    #expect(try text { $0[1].shape = [31] }.contains("has the shape 31"))
    #expect(try text { $0[2].name = $0[1].name }.contains("appears twice"))
    #expect(
      try text { $0[2].shape = [1 << 39, 1 << 39] }.contains("more numbers than can be counted"))
    #expect(try text { $0[2].shape = [0, 4] }.contains("axis of 0 numbers"))
    #expect(try text { $0[2].format = .q4_K }.contains("not a multiple of the 256"))
    let notFinite = try text { tensors in
      (tensors[3].bytes[4 * 33 + 2], tensors[3].bytes[4 * 33 + 3]) = (0x80, 0x7F)
    }
    #expect(notFinite.contains("holds a number that is not finite in row 1"), "\(notFinite)")
  }

  /// Where the metadata end in a file of which the part without metadata has `before` bytes.
  private static func pairBytes(_ file: [UInt8], before: Int) -> Int {
    var writer = [UInt8]()
    var offset = 24
    let count = file[16..<24].enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
    func number(_ size: Int) -> Int {
      defer { offset += size }
      return file[offset..<(offset + size)].enumerated().reduce(0) {
        $0 + Int($1.element) << (8 * $1.offset)
      }
    }
    func skip(_ type: Int) {
      switch type {
      case 8:
        let length = number(8)
        offset += length
      case 9:
        let element = number(4)
        for _ in 0..<number(8) { skip(element) }
      default: offset += [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8][type]
      }
    }
    for _ in 0..<count {
      let key = number(8)
      offset += key
      skip(number(4))
    }
    writer.removeAll()
    return offset - 24
  }

  /// A file without metadata, given some: its data move to the next multiple of 32.
  private static func joined(_ file: [UInt8], _ pairs: [UInt8], pairCount: [UInt8]) -> [UInt8] {
    var out = Array(file[..<16]) + pairCount + pairs
    // Tensor entries end where padding to 32 begins; data follow.
    let tensors = file[8..<16].enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
    var offset = 24
    for _ in 0..<tensors {
      let name = Int(file[offset])
      offset += 8 + name
      offset += 4 + 8 * Int(file[offset]) + 4 + 8
    }
    out += file[24..<offset]
    out += Array(repeating: 0, count: (32 - out.count % 32) % 32)
    return out + file[((offset + 31) / 32 * 32)...]
  }

  @Test func `a missing file, a folder and an empty file are refused in one line`() throws {
    for (path, words) in [("/nowhere/x.gguf", "No such file"), ("/tmp", "not a regular file")] {
      do {
        _ = try LanguageModel.load(path)
        Issue.record("\(path) loaded")
      } catch {
        #expect("\(error)".contains(words))
      }
    }
    let text = try #require(try refusal(Array("nonsense".utf8)))
    #expect(text.contains("not a GGUF file"))
  }
}
