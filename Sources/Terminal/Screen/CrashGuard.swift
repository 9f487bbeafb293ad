import CNcurses

/// Keeps the promise that a crash gives the terminal back, for threads other than the screen's.
public enum CrashGuard {
  /// Prepares the calling thread so that even an overflow of its stack ends with the terminal
  /// restored; call it once at the start of a thread that recurses deeply.
  public static func protectThread() { cn_guard_thread() }
}
