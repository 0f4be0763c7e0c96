import CNcurses
import Glibc

extension CursesTerminal {
  /// The size that ncurses starts with; the largest terminal that gets every frame in one write.
  ///
  /// Its buffer is made for that size, and never enlarged.
  private static let bufferSize = Size(columns: 300, rows: 100)

  /// Starts ncurses for a kind of terminal; nil where there is no description of it.
  ///
  /// LINES and COLUMNS, which would hide the real size later, are not in the environment afterwards.
  static func newScreen(_ name: String, isRestricted: Bool) -> OpaquePointer? {
    setenv("LINES", String(bufferSize.rows), 1)
    setenv("COLUMNS", String(bufferSize.columns), 1)
    defer {
      unsetenv("LINES")
      unsetenv("COLUMNS")
    }
    return TerminalEnvironment.described(as: name, isRestricted: isRestricted) { unpunch_newterm() }
  }

  /// The size of a terminal that does not tell it, as on a serial line.
  static let usualSize = Size(columns: 80, rows: 24)

  /// The size that the kernel knows; nil where it knows none.
  static var sizeOfDevice: Size? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard unpunch_window_size(1, &columns, &rows) == 0 else { return nil }
    return Size(columns: Int(columns), rows: Int(rows))
  }
}
