import CKernels

/// A matrix packed for the kernels: groups of 16 interleaved rows.
///
/// `@unchecked Sendable`: the numbers are written once while the model is loaded.
struct PackedMatrix: @unchecked Sendable {
  let rows: Int
  let columns: Int
  let layout: fk_layout
  /// `rows` rounded up to groups of 16, the missing rows zero.
  let bytes: UnsafeMutablePointer<UInt8>

  /// Groups of 16 rows.
  var groups: Int { (rows + 15) / 16 }
  /// Bytes of one group.
  var groupBytes: Int { fk_group_bytes(layout, columns) }
  /// Whether it multiplies activations as bytes.
  var isQuantised: Bool { layout.rawValue > FK_BF16.rawValue }

  /// The numbers of one row.
  func row(_ index: Int, into out: UnsafeMutablePointer<Float>) {
    fk_unpack_row(layout, bytes, columns, index, out)
  }
}
