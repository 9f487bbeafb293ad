import Glibc
import Synchronization

/// One saved prefix on disk, open for reading.
final class PrefixFile {
  /// Where it is.
  let path: String
  private let descriptor: Int32
  private let byteCount: Int

  private static let suffix = ".kv"
  /// More tokens than any context has.
  private static let tokenCountMax = 1 << 24

  /// Opens a regular file; nil when there is none that can be read.
  init?(_ path: String) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    byteCount = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Names of the files in `folder` that were saved for a model, in a fixed order.
  static func names(in folder: String, of model: Fingerprint) -> [String] {
    list(folder).filter { $0.hasPrefix(model.shortText + "-") }.sorted()
  }

  /// What stands before the chunks.
  func head(key: SavedPrefix.Key) throws(SavedPrefix.Problem) -> SavedPrefix {
    let most = SavedPrefix.headBytesMax(tokens: Self.tokenCountMax)
    let first = UnsafeMutableRawBufferPointer.allocate(
      byteCount: min(byteCount, most, 1 << 16), alignment: 64)
    defer { first.deallocate() }
    guard pread(descriptor, first.baseAddress, first.count, 0) == first.count else {
      throw .damaged("it cannot be read")
    }
    let tokens = SavedPrefix.tokenCount(UnsafeRawBufferPointer(first))
    let wanted = min(SavedPrefix.headBytesMax(tokens: min(tokens, Self.tokenCountMax)), byteCount)
    if wanted <= first.count {
      return try SavedPrefix(
        reading: UnsafeRawBufferPointer(first), fileBytes: byteCount, key: key)
    }
    let whole = UnsafeMutableRawBufferPointer.allocate(byteCount: wanted, alignment: 64)
    defer { whole.deallocate() }
    guard pread(descriptor, whole.baseAddress, wanted, 0) == wanted else {
      throw .damaged("it cannot be read")
    }
    return try SavedPrefix(reading: UnsafeRawBufferPointer(whole), fileBytes: byteCount, key: key)
  }

  /// Reads the chunks of the first `positions` into a cache; false when one is not as it was written.
  func read(
    _ saved: SavedPrefix, positions: Int, into cache: KeyValueCache, with team: ThreadTeam
  ) -> Bool {
    nonisolated(unsafe) let room = cache.bytes(positions: positions)
    let size = cache.chunkBytes
    let offset = saved.dataOffset
    let failures = Atomic<Int>(0)
    let descriptor = descriptor
    team.run { thread in
      for chunk in team.share(room.count / size, thread) {
        let part = UnsafeMutableRawBufferPointer(
          rebasing: room[(chunk * size)..<((chunk + 1) * size)])
        let count = pread(descriptor, part.baseAddress, size, offset + chunk * size)
        guard count == size, Fingerprint(of: UnsafeRawBufferPointer(part)) == saved.chunks[chunk]
        else {
          failures.add(1, ordering: .relaxed)
          return
        }
      }
    }
    // The time of its last use decides which file goes first when there are too many.
    futimens(descriptor, nil)
    return failures.load(ordering: .relaxed) == 0
  }

  /// Writes a prefix beside its place and moves it there; returns what went wrong.
  static func write(_ saved: SavedPrefix, _ cache: KeyValueCache, to folder: String) -> String? {
    if mkdir(folder, 0o755) != 0, errno != EEXIST { return reason() }
    let text = saved.tokens.withUnsafeBytes { Fingerprint(of: $0) }
    let path = "\(folder)/\(saved.key.model.shortText)-\(text.shortText)\(suffix)"
    let scratch = "\(path).\(getpid()).part"
    let descriptor = open(scratch, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return reason() }
    let bytes = UnsafeRawBufferPointer(cache.bytes(positions: saved.tokens.count))
    let isWritten =
      saved.head.withUnsafeBytes { write($0, to: descriptor) } && write(bytes, to: descriptor)
    let problem = isWritten ? nil : reason()
    guard close(descriptor) == 0, problem == nil, rename(scratch, path) == 0 else {
      let problem = problem ?? reason()
      unlink(scratch)
      return problem
    }
    return nil
  }

  /// Removes the files least lately used until the rest take at most `bytesMax`.
  static func tidy(_ folder: String, bytesMax: Int) {
    var files: [(used: Int, name: String, bytes: Int)] = []
    for name in list(folder) {
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        continue
      }
      files.append((Int(status.st_mtim.tv_sec), name, Int(status.st_size)))
    }
    var total = files.reduce(0) { $0 + $1.bytes }
    for file in files.sorted(by: { ($0.used, $0.name) < ($1.used, $1.name) }) {
      guard total > bytesMax else { return }
      if unlink("\(folder)/\(file.name)") == 0 { total -= file.bytes }
    }
  }

  private static func list(_ folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(suffix) { names.append(name) }
    }
    return names
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
