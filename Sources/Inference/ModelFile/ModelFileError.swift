/// Why a model file was refused: one line with the file, the place and what would be accepted.
public enum ModelFileError: Error, Sendable, Hashable {
  /// The file could not be opened, or is not a regular file.
  case unreadable(file: String, reason: String)
  /// The first bytes are not those of a GGUF file of a known version.
  case notAModelFile(file: String, found: String)
  /// The file ends before `end`, where `place` needs it to go on.
  case truncated(file: String, place: String, end: UInt64, size: UInt64)
  /// The bytes at `offset` break the format.
  case malformed(file: String, offset: Int, problem: String)
  /// A metadata value is missing, of the wrong type, or outside its range.
  case metadata(file: String, key: String, problem: String)
  /// A tensor is missing, of the wrong shape or type, or placed wrongly.
  case tensor(file: String, tensor: String, problem: String)
  /// The file is sound but asks for something this program does not have.
  case unsupported(file: String, problem: String)
  /// The file changed on disk while it was being read.
  case changedWhileReading(file: String)
  /// The system refused the memory the model needs.
  case outOfMemory(file: String, bytes: Int)
}

extension ModelFileError: CustomStringConvertible {
  /// One line: place first, then the problem, then the remedy if there is one.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "\(SafeName(file)): cannot be read: \(reason)"
    case .notAModelFile(let file, let found):
      "\(SafeName(file)): not a GGUF file: starts with \(found); hint: give a .gguf model file"
    case .truncated(let file, let place, let end, let size):
      "\(SafeName(file)): \(place) ends at byte \(grouped(end)) but the file has "
        + "\(grouped(size)) bytes; hint: download it again"
    case .malformed(let file, let offset, let problem):
      "\(SafeName(file)): byte \(grouped(UInt64(offset))): \(problem)"
    case .metadata(let file, let key, let problem):
      "\(SafeName(file)): metadata '\(SafeName(key))' \(problem)"
    case .tensor(let file, let tensor, let problem):
      "\(SafeName(file)): tensor '\(SafeName(tensor))' \(problem)"
    case .unsupported(let file, let problem):
      "\(SafeName(file)): \(problem)"
    case .changedWhileReading(let file):
      "\(SafeName(file)): changed on disk while it was being read; hint: try again"
    case .outOfMemory(let file, let bytes):
      "\(SafeName(file)): needs \(grouped(UInt64(bytes))) bytes of memory, more than the system "
        + "gives; hint: use a smaller model or context"
    }
  }
}

/// A name from outside, cut to 96 characters, control characters replaced, safe on a terminal line.
struct SafeName: CustomStringConvertible {
  let description: String

  init(_ name: String) {
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars.prefix(96) {
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    let whole = name.unicodeScalars.dropFirst(96).isEmpty
    description = String(text) + (whole ? "" : "…")
  }
}

/// A number with thousands separated by commas: `98,362,432`.
func grouped(_ number: some BinaryInteger) -> String {
  let digits = Array(String(number))
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3), digits[index - 1] != "-" {
      text.append(",")
    }
    text.append(digit)
  }
  return text
}
