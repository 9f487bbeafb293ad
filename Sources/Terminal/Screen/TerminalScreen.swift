import CNcurses

/// The terminal of this process, taken over: shows frames and reports what the user does.
///
/// There is one at a time, and one thread uses it.
public final class TerminalScreen {
  /// How many colours are used.
  public let depth: ColourDepth
  /// A remark from opening, such as a fallback of the terminal's type; empty when there is none.
  public let notice: String

  private let isSynchronized: Bool
  private var shown: Frame?
  private var shownTheme: Theme?
  private var run: [cn_cell] = []

  /// Takes the terminal over.
  public init(_ options: ScreenOptions = ScreenOptions()) throws(TerminalError) {
    var message = [CChar](repeating: 0, count: 256)
    let isColoured = options.noColour?.isEmpty ?? true
    let wantsDirect =
      options.depth == .direct || (options.takesDirectColour && options.depth == nil && isColoured)
    let result = cn_open(options.wantsMouse, wantsDirect, &message, message.count)
    let line = String(
      decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    switch Int(result) {
    case CN_OK: break
    case CN_NOT_A_TERMINAL: throw .notATerminal(line)
    case CN_TERM_UNUSABLE: throw .unusable(line)
    case CN_NO_UTF8_LOCALE: throw .noLocale(line)
    default: throw .failed(line)
    }
    notice = line
    isSynchronized = options.isSynchronized
    let offered = ColourDepth(offered: Int(cn_colours()), noColour: options.noColour)
    depth = options.depth.map { $0.limited(to: Int(cn_colours())) ?? offered } ?? offered
  }

  /// Gives the terminal back.
  public func close() { cn_close() }

  /// The terminal's size.
  public var size: Size {
    var width: Int32 = 0
    var height: Int32 = 0
    cn_size(&width, &height)
    return Size(width: Int(width), height: Int(height))
  }

  /// Repaints everything at the next ``show(_:theme:)``.
  public func forget() {
    shown = nil
    cn_forget()
  }

  /// Sends bytes to the terminal as they are, such as a request to its clipboard.
  public func send(_ bytes: String) {
    var bytes = bytes
    bytes.withUTF8 { buffer in
      buffer.withMemoryRebound(to: CChar.self) { cn_send($0.baseAddress, $0.count) }
    }
  }

  /// Shows a frame; only cells that differ from the frame before are drawn.
  public func show(_ frame: Frame, theme: Theme) {
    let before = shownTheme == theme && shown?.size == frame.size ? shown : nil
    for y in 0..<frame.size.height { showRow(y, of: frame, before: before, theme: theme) }
    shown = frame
    shownTheme = theme
    cn_flush(isSynchronized)
  }

  /// A colour as ncurses counts it: where colours are direct, those below 8 are the palette's.
  private static func number(_ colour: Int) -> Int32 {
    colour < Paint.direct ? Int32(clamping: colour) : Int32(max(8, colour - Paint.direct))
  }

  private func showRow(_ y: Int, of frame: Frame, before: Frame?, theme: Theme) {
    var x = 0
    while x < frame.size.width {
      let cell = frame[x, y]
      if cell.width == 0 || before?[x, y] == cell {
        x += 1
        continue
      }
      let start = x
      run.removeAll(keepingCapacity: true)
      while x < frame.size.width, frame[x, y].style == cell.style, before?[x, y] != frame[x, y] {
        let next = frame[x, y]
        if next.width > 0 {
          run.append(cn_cell(scalar: next.scalar, mark: next.mark, width: Int32(next.width)))
        }
        x += 1
      }
      let paint = theme.paint(cell.style, depth: depth)
      cn_put(
        Int32(start), Int32(y), run, Int32(run.count), TerminalScreen.number(paint.foreground),
        TerminalScreen.number(paint.background), UInt32(paint.emphasis.rawValue))
    }
  }
}
