import Glibc

/// Writes a file whole or not at all.
enum WholeFile {
  /// Writes `text` beside `path`, makes it durable and moves it into place.
  ///
  /// Without `isDurable` it does not wait for the disk: a crash of the machine may undo it. Another
  /// process that writes the same may move the file into place first: that is no failure.
  /// - Throws: ``CommandFailure`` naming the path and the system's reason; an older file stays as it was.
  static func write(_ text: String, to path: String, isDurable: Bool = true) throws {
    try write(Array(text.utf8), to: path, isDurable: isDurable)
  }

  /// The same for `bytes`.
  ///
  /// - Throws: as for text.
  static func write(_ bytes: [UInt8], to path: String, isDurable: Bool = true) throws {
    let scratch = path + ".part"
    let descriptor = open(scratch, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let problem = failure(path)
        close(descriptor)
        unlink(scratch)
        throw problem
      }
      bytes = bytes.dropFirst(count)
    }
    guard !isDurable || fsync(descriptor) == 0, close(descriptor) == 0,
      rename(scratch, path) == 0 || errno == ENOENT && access(path, R_OK) == 0
    else {
      let problem = failure(path)
      unlink(scratch)
      throw problem
    }
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure(
      "\(path): cannot be written: \(String(cString: strerror(errno)))",
      hint: "check the folder's permissions and free space")
  }
}
