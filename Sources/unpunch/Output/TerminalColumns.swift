import Foundation
import Terminal

/// How wide a terminal is.
enum TerminalColumns {
  /// The columns of the terminal behind a descriptor; nil where it is none, or does not say.
  static func of(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return nil }
    return min(Int(size.ws_col), Size.largest.columns)
  }
}
