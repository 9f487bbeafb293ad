import CKernels

/// Which kernels run the model; all give the same bits, at different speeds.
public enum KernelPath: String, Sendable, Hashable, CaseIterable {
  /// Plain C, on every processor.
  case scalar
  /// 256-bit vectors with fused multiply-add.
  case avx2
  /// As `avx2`, with byte dot products.
  case avxvnni
  /// 512-bit vectors with byte dot products.
  case avx512vnni
  /// ARM's 128-bit vectors with byte dot products.
  case neon

  /// Whether this processor can run it.
  public var isAvailable: Bool { kernels != nil }

  /// The fastest this processor can run.
  public static var fastest: KernelPath { allCases.last { $0.isAvailable } ?? .scalar }

  var kernels: UnsafePointer<fk_kernels>? {
    switch self {
    case .scalar: fk_kernels_of(FK_SCALAR)
    case .avx2: fk_kernels_of(FK_AVX2)
    case .avxvnni: fk_kernels_of(FK_AVX_VNNI)
    case .avx512vnni: fk_kernels_of(FK_AVX512_VNNI)
    case .neon: fk_kernels_of(FK_NEON)
    }
  }
}

/// The kernels of one path.
///
/// `@unchecked Sendable`: pointers to functions that keep no state.
struct KernelTable: @unchecked Sendable {
  let functions: fk_kernels
}
