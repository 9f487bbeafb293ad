import CKernels
import Glibc
import Synchronization

/// Keys and values of the starts of texts, so that what many texts begin with is computed once.
///
/// With a folder they are files that outlive the process; without one they are kept in memory for
/// the sessions of one model. What is read back is the bits that would be computed, so results do not
/// depend on a store; what is damaged or foreign is left alone and said in one line.
public final class PrefixStore: Sendable {
  /// Texts shorter than this are computed as quickly as they are found.
  static let worthwhile = 256
  /// Bytes of files kept; the least lately used go first.
  private static let folderBytesMax = 1 << 30
  /// Texts kept in memory; the oldest go first.
  private static let memoryCountMax = 8

  private let folder: String?
  private let report: @Sendable (String) -> Void
  private let memory = Mutex<[Entry]>([])

  /// A text kept in memory.
  private struct Entry: Sendable {
    let model: LanguageModel
    let tokens: [TokenID]
    let copy: AlignedMemory
  }

  /// A store in `folder`, or in memory without one; `report` gets a line when a file is of no use.
  public init(folder: String? = nil, report: @escaping @Sendable (String) -> Void = { _ in }) {
    self.folder = folder
    self.report = report
  }

  /// Fills a cache with what is known of the start of a text; returns of how many tokens.
  func restore(
    _ tokens: [TokenID], into cache: KeyValueCache, of model: LanguageModel
  ) -> Int {
    guard let folder else { return restoreFromMemory(tokens, into: cache, of: model) }
    guard let key = key(model, cache) else { return 0 }
    var best: (file: PrefixFile, saved: SavedPrefix, count: Int)?
    for name in PrefixFile.names(in: folder, of: key.model) {
      do throws(SavedPrefix.Problem) {
        guard let file = PrefixFile(folder + "/" + name) else { continue }
        let saved = try file.head(key: key)
        let count = saved.tokens.sharedStart(with: tokens)
        if count >= Self.worthwhile, count > best?.count ?? 0 { best = (file, saved, count) }
      } catch {
        if case .damaged(let problem) = error { report("\(folder)/\(name): ignored, \(problem)") }
      }
    }
    guard let best else { return 0 }
    guard best.file.read(best.saved, positions: best.count, into: cache, with: model.team) else {
      report("\(best.file.path): ignored, its keys and values do not match their checksums")
      return 0
    }
    return best.count
  }

  /// Keeps the keys and values of a text that was computed.
  func save(_ tokens: [TokenID], from cache: KeyValueCache, of model: LanguageModel) {
    guard let folder else { return saveInMemory(tokens, from: cache, of: model) }
    guard let key = key(model, cache) else { return }
    let saved = SavedPrefix(key: key, tokens: tokens, cache: cache)
    if let problem = PrefixFile.write(saved, cache, to: folder) {
      report("\(folder): the prompt was not saved, \(problem)")
    }
    PrefixFile.tidy(folder, bytesMax: Self.folderBytesMax)
  }

  private func key(_ model: LanguageModel, _ cache: KeyValueCache) -> SavedPrefix.Key? {
    model.fingerprint.map {
      SavedPrefix.Key(model: $0, kernels: model.path, chunkBytes: cache.chunkBytes)
    }
  }

  private func restoreFromMemory(
    _ tokens: [TokenID], into cache: KeyValueCache, of model: LanguageModel
  ) -> Int {
    let entries = memory.withLock { $0.filter { $0.model === model } }
    guard
      let best = entries.max(by: {
        $0.tokens.sharedStart(with: tokens) < $1.tokens.sharedStart(with: tokens)
      })
    else { return 0 }
    let count = best.tokens.sharedStart(with: tokens)
    guard count >= Self.worthwhile else { return 0 }
    let room = cache.bytes(positions: count)
    room.copyMemory(from: UnsafeRawBufferPointer(start: best.copy.start, count: room.count))
    return count
  }

  private func saveInMemory(
    _ tokens: [TokenID], from cache: KeyValueCache, of model: LanguageModel
  ) {
    let bytes = cache.bytes(positions: tokens.count)
    guard let copy = AlignedMemory(bytes.count), let source = bytes.baseAddress else { return }
    copy.start.copyMemory(from: source, byteCount: bytes.count)
    memory.withLock { entries in
      entries.append(Entry(model: model, tokens: tokens, copy: copy))
      if entries.count > Self.memoryCountMax { entries.removeFirst() }
    }
  }
}
