#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An append-only file on the system's own calls, with the system's reasons in its errors.
final class JournalFile {
  let path: String
  private let descriptor: Int32

  /// Creates the file, or opens an existing one cut to `length` bytes; no other process may write it
  /// until this one closes it or dies.
  init(path: String, keeping length: Int?) throws(JournalError) {
    self.path = path
    let flags = O_WRONLY | O_CLOEXEC | (length == nil ? O_CREAT | O_EXCL : 0)
    descriptor = open(path, flags, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw .exists(file: path) }
      throw .unwritable(file: path, reason: JournalFile.reason)
    }
    guard lock() else { throw .busy(file: path) }
    guard let length else { return }
    guard ftruncate(descriptor, off_t(length)) == 0,
      lseek(descriptor, 0, SEEK_END) == off_t(length)
    else { throw .unwritable(file: path, reason: JournalFile.reason) }
  }

  // Runs after an initialiser that threw, too.
  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Lets other processes write the file: nothing more will be written here.
  func release() { _ = flock(descriptor, LOCK_UN) }

  /// Writes all bytes or throws; a part may have been written then.
  func write(_ bytes: UnsafeRawBufferPointer) throws(JournalError) {
    var rest = bytes
    while let base = rest.baseAddress, rest.count > 0 {
      #if canImport(Glibc)
        let written = Glibc.write(descriptor, base, rest.count)
      #elseif canImport(Musl)
        let written = Musl.write(descriptor, base, rest.count)
      #else
        let written = Darwin.write(descriptor, base, rest.count)
      #endif
      if written < 0 {
        if errno == EINTR { continue }
        throw .unwritable(file: path, reason: JournalFile.reason)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  /// Whether nobody else is writing the file; a device, or a file system without locks, has no others.
  private func lock() -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return true }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
  }

  /// Waits until the bytes are on the disk.
  func synchronise() throws(JournalError) {
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      throw .unwritable(file: path, reason: JournalFile.reason)
    }
  }

  /// The bytes of the file at `path`.
  static func read(_ path: String) throws(JournalError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(file: path, reason: reason) }
    defer { close(descriptor) }
    let size = max(Int(lseek(descriptor, 0, SEEK_END)), 0)
    lseek(descriptor, 0, SEEK_SET)
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        #if canImport(Glibc)
          let got = Glibc.read(descriptor, base + count, size - count)
        #elseif canImport(Musl)
          let got = Musl.read(descriptor, base + count, size - count)
        #else
          let got = Darwin.read(descriptor, base + count, size - count)
        #endif
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if let failure { throw .unreadable(file: path, reason: String(cString: strerror(failure))) }
    return bytes
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
