import ArgumentParser
import Dashboard
import Glibc
import Market
import Terminal

/// Frames printed without a terminal, shared by `run` and `watch`.
struct FrameOptions: ParsableArguments {
  @Option(
    name: [.customLong("frames"), .customLong("headless-frames")],
    help: ArgumentHelp(
      "Print frames of this size, such as 120x36, instead of opening the screen.",
      valueName: "WxH"))
  var size: Size?

  @Option(
    help: ArgumentHelp(
      "Days to print, by number or date, with commas; 'end' is the last entry.",
      valueName: "days"))
  var at = "end"

  @Option(
    help: ArgumentHelp(
      "Keys to press before a frame is printed, such as '5jj' or ':speed 8<Enter>'.",
      valueName: "keys"))
  var keys = ""

  @Option(help: "How to print frames.")
  var format = FrameFormat.text

  func validate() throws {
    if let size, !(1...500).contains(size.width) || !(1...200).contains(size.height) {
      throw ValidationError("--frames \(size) is out of range; give 1x1 to 500x200")
    }
  }

  /// Prints the frames of `state`, which has all entries.
  ///
  /// - Throws: ``UsageFailure`` when a day is not in the run.
  func print(_ state: DashboardState, size: Size, depth: ColourDepth?) throws {
    for place in at.split(separator: ",") {
      var state = state
      _ = state.update(.resize(size))
      if place != "end", !state.go(toDay: String(place)) {
        throw UsageFailure(
          "--at \(place): the run has no such day", hint: "a day's number, its date, or end")
      }
      for key in Key.sequence(keys) { _ = state.update(.key(key)) }
      let frame = state.frame(size)
      switch format {
      case .text: Console.say(frame.plainText)
      case .ansi: Console.say(frame.ansiText(theme: state.theme, depth: depth ?? .indexed))
      case .svg: Console.say(frame.svg(theme: state.theme))
      }
    }
  }
}

/// How a frame is printed.
enum FrameFormat: String, ExpressibleByArgument, CaseIterable { case text, ansi, svg }
