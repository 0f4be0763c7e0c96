import CNcurses
import Dispatch
import Glibc

/// The terminal, through ncurses: the only code that touches it.
///
/// While it is open the terminal is raw: Ctrl-C, Ctrl-Z and Ctrl-S are keys. Whoever opens it closes
/// it, on every way out (`defer { terminal.close() }`); a fatal signal gives the terminal back by itself.
/// Nothing polls: while nothing happens there is no system call. One may be open at a time.
@MainActor
public final class CursesTerminal {
  /// How the terminal is to be used.
  public struct Options: Hashable, Sendable {
    /// Which colours.
    public var theme: Theme
    /// Whether there may be colours at all: neither `NO_COLOR` nor `--no-color` forbids it.
    public var usesColor: Bool
    /// Whether descriptions of terminals that the environment names are left aside.
    public var clearsTerminfo: Bool

    /// Makes options.
    ///
    /// - Parameters:
    ///   - theme: Which colours.
    ///   - usesColor: Whether there may be colours at all.
    ///   - clearsTerminfo: Whether `TERMINFO` and the like are removed from the environment.
    public init(theme: Theme = .auto, usesColor: Bool = true, clearsTerminfo: Bool = false) {
      self.theme = theme
      self.usesColor = usesColor
      self.clearsTerminfo = clearsTerminfo
    }
  }

  /// What became of the locale that the environment asks for.
  public let locale: LocaleOutcome

  /// How large the terminal is now.
  public internal(set) var size: Size

  /// What happens, in order, for one reader; ends after `closed`, or when the terminal is closed.
  public let events: AsyncStream<TerminalEvent>

  let queue = EventQueue()
  let signals: SignalHandlers
  let window: UnsafeMutablePointer<WINDOW>
  /// Keys are read from a pad: reading from a window would repaint it.
  let pad: UnsafeMutablePointer<WINDOW>
  let palette: Palette
  let characterSet: CharacterSet
  var decoder = KeyDecoder()
  var sources: [any DispatchSourceProtocol] = []
  var pasteCount = 0
  var emptyReads = 0
  var isCursorShown = false
  private let screen: OpaquePointer
  private var savedModes: termios
  private var isClosed = false

  /// Opens the terminal: raw, on its alternate screen, with bracketed paste.
  ///
  /// It sets the locale of the process, and takes LINES and COLUMNS, which would hide the real size,
  /// out of the environment.
  ///
  /// - Parameter options: How the terminal is to be used.
  /// - Returns: The terminal, blank.
  /// - Throws: `TerminalError` where there is none that can show a screen; nothing has been written
  ///   to it then. A missing locale is not an error: see `locale`.
  public static func open(_ options: Options) throws(TerminalError) -> CursesTerminal {
    try CursesTerminal(options)
  }

  private init(_ options: Options) throws(TerminalError) {
    let isInput = isatty(0) == 1
    let isOutput = isatty(1) == 1
    guard isInput, isOutput else { throw .notATerminal(input: isInput, output: isOutput) }
    savedModes = termios()
    guard tcgetattr(0, &savedModes) == 0 else { throw .system(call: "tcgetattr", number: errno) }

    locale = ProcessLocale.set()
    unsetenv("LINES")
    unsetenv("COLUMNS")
    if options.clearsTerminfo {
      for name in ["TERMINFO", "TERMINFO_DIRS", "TERMCAP", "TERMPATH"] { unsetenv(name) }
    }

    let handlers = try SignalHandlers(savedModes: savedModes)
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    guard let screen = unpunch_newterm() else {
      handlers.release()
      handlers.closePipe()
      throw .unknownTerminal(name)
    }
    guard unpunch_capability("cup") != nil, let window = unpunch_stdscr(), let pad = newpad(1, 1)
    else {
      handlers.release()
      handlers.closePipe()
      tcsetattr(0, TCSANOW, &savedModes)
      delscreen(screen)
      throw .noCursorAddressing(name)
    }
    self.screen = screen
    self.window = window
    self.pad = pad
    signals = handlers
    handlers.setRestoring(RestoreSequence.ofTerminal())

    // Without this, ncurses writes once a cursor movement: only after an endwin does it take the
    // screen for running (tty_update.c and lib_mvcur.c of 6.4).
    endwin()
    wrefresh(window)

    raw()
    noecho()
    nonl()
    typeahead(-1)
    keypad(pad, true)
    nodelay(pad, true)
    set_escdelay(Self.escapeDelay)
    Self.defineKeys()

    palette = Palette(theme: options.theme, usesColor: options.usesColor)
    switch locale {
    case .asSet, .fellBack: characterSet = .utf8
    case .notUTF8: characterSet = .other
    }
    size = Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
    events = queue.stream
    curs_set(0)
    leaveok(window, true)
    write(RestoreSequence.pasteOn)
    startReading()
  }

  /// Drops what was typed and not yet taken: in the terminal, in ncurses and in `events`.
  ///
  /// For a question that no key pressed before it was shown may answer.
  public func discardTypedAhead() {
    readInput()
    flushinp()
    decoder.dropTyped()
    queue.dropTyped()
  }

  /// Gives the terminal back and stops the program, as Ctrl-Z does elsewhere; returns when it goes on.
  ///
  /// Then `events` has `resumed` with the size, and the frame has to be drawn again. Where there is
  /// nobody to let it go on (no job control), it goes on at once.
  public func suspend() {
    guard !isClosed else { return }
    endTerminal()
    signals.stop()
    resumeTerminal()
    flushinp()
    decoder.dropTyped()
    queue.dropTyped()
    updateSize()
    queue.push(.resumed(size))
  }

  /// Gives the terminal back as it was, and ends `events`; the second time it does nothing.
  public func close() {
    guard !isClosed else { return }
    isClosed = true
    endTerminal()
    signals.release()
    for source in sources { source.cancel() }
    sources = []
    delwin(pad)
    delscreen(screen)
    queue.finish()
  }

  /// Writes to the terminal what ncurses cannot say; never while ncurses has something unwritten.
  private func write(_ bytes: [UInt8]) {
    // A terminal that is gone says so where it is read.
    _ = bytes.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
  }

  private func endTerminal() {
    write(RestoreSequence.pasteOff)
    endwin()
    tcsetattr(0, TCSANOW, &savedModes)
  }

  private func resumeTerminal() {
    clearok(unpunch_curscr(), true)
    wrefresh(window)
    write(RestoreSequence.pasteOn)
  }

  /// How long Escape waits for the rest of a sequence, in milliseconds: `ESCDELAY` where it is set.
  private static var escapeDelay: Int32 {
    if let text = getenv("ESCDELAY"), let delay = Int32(String(cString: text)), delay >= 0 {
      return delay
    }
    // Over a network a sequence may come in pieces.
    return getenv("SSH_CONNECTION") == nil && getenv("SSH_TTY") == nil ? 25 : 100
  }
}
