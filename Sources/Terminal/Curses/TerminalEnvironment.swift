import Glibc

/// What the environment says of the terminal.
struct TerminalEnvironment {
  /// The variables that descriptions of terminals are taken from, besides the system's.
  private static let descriptionVariables = ["TERMINFO", "TERMINFO_DIRS", "TERMCAP", "TERMPATH"]

  /// The terminals that the screens may be shown on in restricted mode; any other is taken for xterm.
  private static let allowed: Set<String> = [
    "alacritty", "ansi", "cygwin", "dumb", "eterm-color", "foot", "gnome", "gnome-256color",
    "konsole", "konsole-256color", "linux", "linux-16color", "ms-terminal", "mintty", "nsterm",
    "putty", "putty-256color", "rxvt", "rxvt-unicode", "rxvt-unicode-256color", "screen",
    "screen-16color", "screen-256color", "screen.xterm-256color", "st", "st-256color", "tmux",
    "tmux-256color", "tmux-direct", "vt100", "vt102", "vt220", "vte", "vte-256color", "wezterm",
    "xterm", "xterm-16color", "xterm-256color", "xterm-88color", "xterm-color", "xterm-direct",
    "xterm-ghostty", "xterm-kitty",
  ]

  private let value: (String) -> String?

  /// Reads the environment of the process, or what a test puts in its place.
  init(
    _ value: @escaping (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
  ) {
    self.value = value
  }

  /// Does what reads the description of a terminal; restricted, only the system's descriptions are read.
  static func described<Value>(
    as name: String, isRestricted: Bool, _ body: () -> Value
  ) -> Value {
    guard isRestricted else { return body() }
    for variable in descriptionVariables { unsetenv(variable) }
    setenv("TERM", name, 1)
    // ~/.terminfo is looked into before the system's descriptions.
    let home = getenv("HOME").map { String(cString: $0) }
    unsetenv("HOME")
    defer { if let home { setenv("HOME", home, 1) } }
    return body()
  }

  /// The kind of terminal; empty if none is named.
  var terminal: String { value("TERM") ?? "" }

  /// The background among 16 colours, as `15;0`; empty if it is not said.
  var background: String { value("COLORFGBG") ?? "" }

  /// The kind of terminal as restricted mode takes it: a name on the list, or xterm.
  var restrictedTerminal: String { Self.allowed.contains(terminal) ? terminal : "xterm" }

  /// The kind of terminal that is taken.
  func terminal(isRestricted: Bool) -> String {
    isRestricted ? restrictedTerminal : terminal
  }

  /// How long Escape waits for the rest of a sequence, in milliseconds: `ESCDELAY` if it is set.
  var escapeDelay: Int32 {
    if let delay = value("ESCDELAY").flatMap({ Int32($0) }), delay >= 0 { return delay }
    // Over a network a sequence may come in pieces.
    return value("SSH_CONNECTION") == nil && value("SSH_TTY") == nil ? 25 : 100
  }

  /// Whether the terminal takes text for the clipboard (OSC 52), or at least leaves the request alone.
  var takesClipboard: Bool {
    let name = terminal
    return !["", "dumb", "linux", "unknown", "ansi", "cygwin", "vt100", "vt102", "vt220"]
      .contains(name) && !name.utf8.starts(with: "linux-".utf8)
  }

  /// Whether the mouse may be asked for: GNU screen and the Linux console have only the old reports.
  var tellsMouse: Bool {
    if terminal.utf8.starts(with: "screen".utf8) { return value("TMUX") != nil }
    return !terminal.utf8.starts(with: "linux".utf8)
  }
}
