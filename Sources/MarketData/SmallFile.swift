#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads and writes whole files with the system's own calls, so that every failure has its reason.
enum SmallFile {
  /// Largest file read, in bytes: a thousand shares over twenty years of hourly bars stay below.
  static let sizeLimit = 2 << 30

  /// The bytes of the regular file at `path`.
  static func read(_ path: String) throws(MarketDataError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: systemReason()) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(path: path, reason: systemReason())
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "it is not a regular file")
    }
    guard status.st_size <= sizeLimit else {
      throw .unreadable(
        path: path, reason: "it has \(status.st_size) bytes, more than \(sizeLimit)")
    }
    let size = Int(status.st_size)
    var failure: MarketDataError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Swift.max(-1, sysRead(descriptor, buffer, from: count, size))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = .unreadable(path: path, reason: systemReason()) }
        if got <= 0 { break }
        count += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Writes `bytes` as a new file at `path` and waits until the disk has it.
  static func write(_ bytes: [UInt8], to path: String) throws(MarketDataError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .unwritable(path: path, reason: systemReason()) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        sysWrite(descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unwritable(path: path, reason: systemReason()) }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw .unwritable(path: path, reason: systemReason()) }
  }

  /// Waits until the disk has the folder's entries.
  static func flushFolder(_ path: String) throws(MarketDataError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: path, reason: systemReason()) }
    defer { close(descriptor) }
    // Some file systems cannot flush folders; their renames are ordered by themselves.
    _ = fsync(descriptor)
  }

  /// Renames a file or folder in one step.
  static func rename(_ source: String, to target: String) throws(MarketDataError) {
    #if canImport(Glibc)
      let result = Glibc.rename(source, target)
    #else
      let result = Darwin.rename(source, target)
    #endif
    guard result == 0 else { throw .unwritable(path: target, reason: systemReason()) }
  }

  private static func sysRead(
    _ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>, from count: Int, _ size: Int
  ) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    #if canImport(Glibc)
      return Glibc.read(descriptor, base + count, size - count)
    #else
      return Darwin.read(descriptor, base + count, size - count)
    #endif
  }

  private static func sysWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      return Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      return Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func systemReason() -> String { String(cString: strerror(errno)) }
}
