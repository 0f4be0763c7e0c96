import CNcurses
import Glibc

extension CursesTerminal {
  /// The size that ncurses starts with; the largest terminal that gets every frame in one write.
  ///
  /// Its buffer is made for that size, and never enlarged.
  private static let bufferSize = Size(columns: 300, rows: 100)

  /// Starts ncurses for a kind of terminal; nil if there is no description of it.
  ///
  /// LINES and COLUMNS, which would hide the real size later, are not in the environment afterwards.
  static func newScreen(_ name: String, isRestricted: Bool) -> OpaquePointer? {
    telling(bufferSize) {
      TerminalEnvironment.described(as: name, isRestricted: isRestricted) { unpunch_newterm() }
    }
  }

  /// Does what has ncurses ask for the size of the terminal, which it is told instead: it takes any size of the device,
  /// and has no memory then for 65,535 rows of as many columns.
  static func telling<Value>(_ size: Size, _ body: () -> Value) -> Value {
    setenv("LINES", String(size.rows), 1)
    setenv("COLUMNS", String(size.columns), 1)
    defer {
      unsetenv("LINES")
      unsetenv("COLUMNS")
    }
    return body()
  }

  /// The size of a terminal that does not tell it, as on a serial line.
  static let usualSize = Size(columns: 80, rows: 24)

  /// The size that the kernel knows, as far as it is drawn; nil if it knows none.
  static var sizeOfDevice: Size? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard unpunch_window_size(1, &columns, &rows) == 0 else { return nil }
    return Size(columns: Int(columns), rows: Int(rows)).drawn
  }

  /// Waits until the program is in the foreground, stopped as the system stops whoever touches the terminal before.
  ///
  /// Whoever started it in the background (`&`) has the screen for something else until then.
  ///
  /// - Throws: ``TerminalError/inBackground`` if no shell can bring it forward.
  nonisolated public static func comeForward() throws(TerminalError) {
    guard unpunch_come_forward(0) == 0, unpunch_come_forward(1) == 0 else { throw .inBackground }
  }
}

extension CursesTerminal {
  /// How the terminal is to be used.
  public struct Options: Hashable, Sendable {
    /// Which colours.
    public var theme: Theme
    /// Whether there may be colours at all: neither `NO_COLOR` nor `--no-color` forbids it.
    public var usesColor: Bool
    /// Whether clicks and the wheel are asked for.
    ///
    /// Then the terminal no longer selects and copies text by itself; in most it still does while
    /// Shift is held, in macOS Terminal and iTerm2 while Fn or Option is.
    public var usesMouse: Bool
    /// Whether the terminal is all that the person may reach.
    ///
    /// Then terminals are described by the system only, not by the environment or the home
    /// directory; one that is not known is taken for xterm; and nothing suspends the program.
    public var isRestricted: Bool

    /// Makes options.
    public init(
      theme: Theme = .auto, usesColor: Bool = true, usesMouse: Bool = false,
      isRestricted: Bool = false
    ) {
      self.theme = theme
      self.usesColor = usesColor
      self.usesMouse = usesMouse
      self.isRestricted = isRestricted
    }
  }
}
