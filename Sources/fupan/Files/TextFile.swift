import Glibc

/// Reads small text files that another program wrote.
enum TextFile {
  /// The largest file that is read whole.
  static let limit = 512 << 20

  /// The bytes of the file at `path` as text, with wrong UTF-8 made visible.
  ///
  /// - Throws: ``CommandFailure`` naming the path and the system's reason.
  static func read(_ path: String) throws -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw failure(path, "it is not a file")
    }
    guard status.st_size <= limit else { throw failure(path, "it is larger than 512 MiB") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path, String(cString: strerror(errno))) }
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }

  private static func failure(_ path: String, _ reason: String) -> CommandFailure {
    CommandFailure("\(path): cannot be read: \(reason)")
  }
}
