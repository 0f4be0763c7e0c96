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
