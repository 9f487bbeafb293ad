import Foundation
import Synchronization
import Testing

@testable import Inference

/// A folder that is removed with everything in it.
private final class ScratchFolder {
  let path = FileManager.default.temporaryDirectory.appending(
    path: "prefixes-\(UUID().uuidString)"
  ).path
  deinit { try? FileManager.default.removeItem(atPath: path) }

  var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

/// Lines that a store reported.
private final class Lines: Sendable {
  private let lines = Mutex<[String]>([])
  func add(_ line: String) { lines.withLock { $0.append(line) } }
  var all: [String] { lines.withLock { $0 } }
}

struct `Prefixes computed before` {
  private let text = (0..<400).map { TokenID(($0 * 89 + 3) % 256) }

  private func load(_ seed: UInt64 = 1, threads: Int = 2) throws -> LanguageModel {
    let file = try TemporaryFile(TinyModel(format: .q4_1, context: 1_024, seed: seed).file())
    return try LanguageModel.load(file.path, threads: threads)
  }

  private func run(
    _ model: LanguageModel, _ tokens: [TokenID], _ store: PrefixStore?
  ) throws -> (bits: [UInt32], work: InferenceWork) {
    let session = try InferenceSession(model: model)
    session.prefixes = store
    try session.append(tokens)
    return (session.withLogits { $0.map(\.bitPattern) }, session.work)
  }

  @Test
  func `give the same bits from memory and from a folder, in another process or thread count`()
    throws
  {
    let folder = ScratchFolder()
    let wanted = try run(load(), text, nil)
    for folder in [folder.path, nil] {
      let store = PrefixStore(folder: folder)
      let model = try load()
      #expect(try run(model, text, store).bits == wanted.bits)
      let again = try run(model, text, store)
      #expect(again.bits == wanted.bits)
      #expect(again.work.restored == text.count)
      #expect(again.work.tokens == 1)
    }
    let cold = try run(load(threads: 3), text, PrefixStore(folder: folder.path))
    #expect(cold.bits == wanted.bits)
    #expect(cold.work.restored == text.count)
    #expect(folder.files.count == 1)
  }

  @Test func `serve texts that share only their start`() throws {
    let folder = ScratchFolder()
    let model = try load()
    let store = PrefixStore(folder: folder.path)
    _ = try run(model, text, store)
    let other = Array(text.prefix(300)) + (0..<80).map { TokenID(($0 * 7) % 256) }
    let found = try run(model, other, store)
    #expect(found.work.restored == 300)
    #expect(found.bits == (try run(model, other, nil).bits))
    // Too little is new, and too little shared, to be worth a file.
    #expect(folder.files.count == 1)
    #expect(try run(model, Array(text.prefix(100)), store).work.restored == 0)
  }

  @Test func `in memory belong to one model`() throws {
    let store = PrefixStore()
    _ = try run(load(), text, store)
    let other = try load(2)
    let found = try run(other, text, store)
    #expect(found.work.restored == 0)
    #expect(found.bits == (try run(other, text, nil).bits))
  }

  @Test func `of another model or other kernels are not used`() throws {
    let folder = ScratchFolder()
    _ = try run(load(), text, PrefixStore(folder: folder.path))
    let lines = Lines()
    let other = try load(2)
    let found = try run(other, text, PrefixStore(folder: folder.path) { lines.add($0) })
    #expect(found.work.restored == 0)
    #expect(found.bits == (try run(other, text, nil).bits))
    #expect(lines.all.isEmpty)
  }

  @Test func `that are damaged anywhere are ignored with one line`() throws {
    let folder = ScratchFolder()
    let wanted = try run(load(), text, PrefixStore(folder: folder.path)).bits
    let path = folder.path + "/" + (try #require(folder.files.first))
    let whole = try Data(contentsOf: URL(filePath: path))
    var damaged: [Data] = [
      Data(), whole.prefix(7), whole.prefix(100), whole.dropLast(), whole + [0],
      Data(repeating: 255, count: whole.count),
    ]
    // The place of keys and values, and of the padding before them, depends on the tokens alone.
    for place in [0, 9, 40, 41, 47, 72, 90, 1_500, 4_096, 20_000, whole.count - 1] {
      var copy = whole
      copy[place] ^= 0x10
      damaged.append(copy)
    }
    for (index, bytes) in damaged.enumerated() {
      try bytes.write(to: URL(filePath: path))
      let lines = Lines()
      let found = try run(load(), text, PrefixStore(folder: folder.path) { lines.add($0) })
      #expect(found.bits == wanted, "damage \(index)")
      if found.work.restored > 0 {
        // Only what is read counts: a byte of the last chunk past the text's end may differ.
        #expect(found.work.restored == text.count)
      } else {
        #expect(lines.all.count <= 1, "damage \(index): \(lines.all)")
        let after = try run(load(), text, PrefixStore(folder: folder.path) { lines.add($0) })
        #expect(after.work.restored == text.count, "damage \(index): it was not written anew")
        #expect(after.bits == wanted)
      }
    }
  }

  @Test func `are not written where that is impossible, which is said`() throws {
    let lines = Lines()
    let store = PrefixStore(folder: "/proc/none/prefixes") { lines.add($0) }
    #expect(try run(load(), text, store).work.restored == 0)
    #expect(lines.all.count == 1)
    #expect(lines.all.first?.contains("was not saved") == true)
  }
}
