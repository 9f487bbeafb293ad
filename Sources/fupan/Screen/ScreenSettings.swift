import ArgumentParser
import Dashboard
import Glibc
import Terminal

/// How the screen looks, shared by `run` and `watch`.
struct ScreenSettings: ParsableArguments {
  @Option(help: "Palette.")
  var theme = Theme.Kind.dark

  @Option(help: "Colour of rising prices; in China it is red.")
  var up = Theme.Rising.red

  @Option(help: "How many colours to use.")
  var color = ColourChoice.auto

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  @Option(help: "How wide this terminal draws characters of ambiguous width.")
  var ambiguous = AmbiguousWidth.narrow

  @Flag(help: "Wrap frames in synchronized output (DEC mode 2026).")
  var sync = false

  @Option(help: "Frames a second, at most 60.")
  var fps = 30

  @Option(help: ArgumentHelp("Also write an asciinema recording.", valueName: "file.cast"))
  var record: String?

  func validate() throws {
    guard (1...60).contains(fps) else { throw ValidationError("--fps takes 1 to 60") }
  }

  /// Whether the terminal says of itself that it takes 24-bit colour.
  ///
  /// GNU screen hands `COLORTERM` on and does not take it.
  private static var takesDirectColour: Bool {
    let kind = getenv("COLORTERM").map { String(cString: $0) }
    return (kind == "truecolor" || kind == "24bit") && getenv("STY") == nil
  }

  /// The options of the terminal.
  var options: ScreenOptions {
    var options = ScreenOptions()
    options.depth = color.depth
    options.takesDirectColour = ScreenSettings.takesDirectColour
    options.noColour = getenv("NO_COLOR").map { String(cString: $0) }
    options.wantsMouse = !noMouse
    options.isSynchronized = sync
    options.framesPerSecond = getenv("SSH_TTY") == nil ? fps : min(fps, 15)
    return options
  }
}

/// How wide a terminal draws characters such as box lines, which East Asian fonts may double.
enum AmbiguousWidth: String, ExpressibleByArgument, CaseIterable { case narrow, wide }

/// How many colours the user wants.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, never
  case eight = "8"
  case sixteen = "16"
  case indexed = "256"
  case direct = "truecolor"

  /// The depth; nil for what the terminal offers.
  var depth: ColourDepth? {
    switch self {
    case .auto: nil
    case .never: .monochrome
    case .eight: .basic
    case .sixteen: .bright
    case .indexed: .indexed
    case .direct: .direct
    }
  }
}
