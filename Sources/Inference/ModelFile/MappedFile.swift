import Glibc

/// A regular file mapped read-only into memory; unmapped when the last reference goes.
///
/// `@unchecked Sendable`: the mapping is never written and its address and size never change.
final class MappedFile: @unchecked Sendable {
  /// The name shown in messages: the last path component.
  let name: String
  /// The file's bytes.
  let bytes: UnsafeRawBufferPointer
  private let descriptor: Int32
  private let modified: timespec

  /// Maps the file at `path`.
  init(_ path: String) throws(ModelFileError) {
    name = path.split(separator: "/").last.map(String.init) ?? path
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw .unreadable(file: path, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw .unreadable(file: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .unreadable(file: path, reason: "not a regular file")
    }
    modified = status.st_mtim
    let size = Int(status.st_size)
    guard size > 0 else {
      close(descriptor)
      throw .unreadable(file: path, reason: "the file is empty; hint: download it again")
    }
    let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address, address != MAP_FAILED else {
      close(descriptor)
      throw .unreadable(file: path, reason: String(cString: strerror(errno)))
    }
    bytes = UnsafeRawBufferPointer(start: address, count: size)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    close(descriptor)
  }

  /// Whether size and modification time are still those seen when the file was mapped.
  ///
  /// A file cut short while mapped kills the process that reads past its end, so this is asked
  /// before every long read.
  var isUnchanged: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && Int(status.st_size) == bytes.count
      && status.st_mtim.tv_sec == modified.tv_sec && status.st_mtim.tv_nsec == modified.tv_nsec
  }

  /// Reads bytes through the descriptor, which cannot fault; false when they are not there.
  func read(at offset: Int, into room: UnsafeMutableRawBufferPointer) -> Bool {
    var done = 0
    while done < room.count {
      let count = pread(
        descriptor, room.baseAddress?.advanced(by: done), room.count - done, offset + done)
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  /// Gives the pages read so far back to the system; they are read again when touched.
  func forgetPages() {
    madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED)
  }

  /// Reads the file in pieces of 1 MiB through its descriptor, which cannot fault; false when it fails.
  func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Void) -> Bool {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { piece.deallocate() }
    var offset = 0
    while offset < bytes.count {
      let count = pread(descriptor, piece.baseAddress, piece.count, offset)
      guard count > 0 else { return false }
      body(UnsafeRawBufferPointer(rebasing: piece[..<count]))
      offset += count
    }
    return true
  }
}
