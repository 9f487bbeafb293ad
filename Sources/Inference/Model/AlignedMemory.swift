import Glibc

/// Zeroed memory straight from the system, aligned to a page; pages cost nothing until touched.
///
/// `@unchecked Sendable`: address and size never change; who may write where is the owner's business.
final class AlignedMemory: @unchecked Sendable {
  /// The memory.
  let start: UnsafeMutableRawPointer
  /// Its size in bytes.
  let count: Int

  /// Takes `count` bytes; nil when the system refuses.
  init?(_ count: Int, hugePages: Bool = false) {
    guard count >= 0, count < Int.max / 2 else { return nil }
    self.count = max(count, 1)
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    let address = mmap(nil, self.count, PROT_READ | PROT_WRITE, flags, -1, 0)
    guard let address, address != MAP_FAILED else { return nil }
    start = address
    if hugePages { madvise(address, self.count, MADV_HUGEPAGE) }
  }

  deinit { munmap(start, count) }

  /// The bytes of memory this machine has.
  static var machineBytes: Int {
    let (bytes, overflow) = sysconf(Int32(_SC_PHYS_PAGES))
      .multipliedReportingOverflow(by: sysconf(Int32(_SC_PAGESIZE)))
    return overflow ? .max : bytes
  }
}

/// Plans several arrays in one piece of memory, each aligned to a cache line.
struct MemoryPlan {
  private(set) var count = 0
  private(set) var overflowed = false

  /// Reserves room and returns where it starts.
  mutating func reserve(_ count: Int, each size: Int) -> Int {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
    let (end, overflowEnd) = self.count.addingReportingOverflow(bytes)
    guard !overflow, !overflowEnd, end < Int.max - 64 else {
      overflowed = true
      return 0
    }
    defer { self.count = (end + 63) / 64 * 64 }
    return self.count
  }
}

/// `number` rounded up to a multiple of 32, as the kernels want their arrays.
func padded(_ number: Int) -> Int { (number + 31) / 32 * 32 }
