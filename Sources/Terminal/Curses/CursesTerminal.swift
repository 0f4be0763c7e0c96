import CNcurses
import Dispatch
import FoundationEssentials
import Glibc

/// The terminal, through ncurses: the only code that touches it.
///
/// While it is open the terminal is raw: Ctrl-C, Ctrl-Z and Ctrl-S are keys. Whoever opens it closes
/// it, on every way out (`defer { terminal.close() }`); a fatal signal gives the terminal back by itself.
/// Nothing polls: while nothing happens there is no system call. One may be open at a time.
@MainActor
public final class CursesTerminal {
  /// What became of the locale that the environment asks for.
  public let locale: LocaleOutcome

  /// How large the terminal is now.
  public internal(set) var size: Size

  /// What happens, in order, for one reader: what came together is one element, and worth one frame.
  ///
  /// It ends after `closed`, or when the terminal is closed.
  public let events: AsyncStream<[TerminalEvent]>

  let queue = EventQueue()
  let signals: SignalHandlers
  let window: UnsafeMutablePointer<WINDOW>
  /// Keys are read from a pad: reading from a window would repaint it.
  let pad: UnsafeMutablePointer<WINDOW>
  let palette: Palette
  var characterSet: CharacterSet
  var decoder: KeyDecoder
  var sources: [any DispatchSourceProtocol] = []
  var pasteCount = 0
  var emptyReads = 0
  var isCursorShown = false
  private let options: Options
  private let environment = TerminalEnvironment()
  private let messages = MessageAccess()
  private let modesOn: [UInt8]
  private let modesOff: [UInt8]
  private let screen: OpaquePointer
  private var savedModes: termios
  private var isClosed = false

  /// Opens the terminal: raw, on its alternate screen, with bracketed paste, and closed to the messages
  /// of other users.
  ///
  /// It sets the locale of the process, and takes LINES and COLUMNS, which would hide the real size,
  /// out of the environment.
  ///
  /// - Returns: The terminal, blank.
  /// - Throws: `TerminalError` if there is none that can show a screen; nothing has been written
  ///   to it then. A missing locale is not an error: see `locale`.
  public static func open(_ options: Options) throws(TerminalError) -> CursesTerminal {
    try CursesTerminal(options)
  }

  private init(_ options: Options) throws(TerminalError) {
    let isInput = isatty(0) == 1
    let isOutput = isatty(1) == 1
    guard isInput, isOutput else { throw .notATerminal(input: isInput, output: isOutput) }
    // Before the modes are looked at: in the background they are the shell's own.
    try Self.comeForward()
    savedModes = termios()
    guard tcgetattr(0, &savedModes) == 0 else { throw .system(call: "tcgetattr", number: errno) }

    locale = ProcessLocale.set()
    self.options = options
    let name = environment.terminal(isRestricted: options.isRestricted)
    let handlers = try SignalHandlers(savedModes: savedModes)
    guard let screen = Self.newScreen(name, isRestricted: options.isRestricted) else {
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
    let hasMouse =
      options.usesMouse && environment.tellsMouse && unpunch_capability("kmous") != nil
    decoder = KeyDecoder(readsMouse: hasMouse)
    modesOn =
      RestoreSequence.pasteOn + (hasMouse ? RestoreSequence.mouseOn : [])
      + RestoreSequence.keypadDigits()
    modesOff = (hasMouse ? RestoreSequence.mouseOff : []) + RestoreSequence.pasteOff
    handlers.setRestoring(modesOff + RestoreSequence.ofTerminal(), messages.mode)
    messages.forbid()
    let start = Self.sizeOfDevice ?? Self.usualSize
    resize_term(Int32(start.rows), Int32(start.columns))

    // Without this, ncurses writes once a cursor movement: only after an endwin does it take the
    // screen for running (tty_update.c and lib_mvcur.c of 6.4).
    handlers.whileWriting {
      endwin()
      _ = Self.telling(start) { wrefresh(window) }
      raw()
    }
    noecho()
    nonl()
    typeahead(-1)
    keypad(pad, true)
    nodelay(pad, true)
    set_escdelay(environment.escapeDelay)
    Self.defineKeys()

    palette = Palette(
      theme: options.theme.onBackground(environment.background), usesColor: options.usesColor)
    characterSet = CharacterSet(locale, terminal: name)
    size = Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
    events = queue.stream
    curs_set(0)
    leaveok(window, true)
    put(modesOn)
    if characterSet == .utf8 { put(WidthQuestion.text()) }
    startReading()
  }

  /// Drops what was typed and not yet taken: in the terminal, in ncurses and in `events`.
  ///
  /// For a question that no key pressed before it was shown may answer. All of it is read: flushed, the beginning of a
  /// paste would be lost, and its rest would be keys.
  ///
  /// - Returns: Whether there was anything.
  public func discardTypedAhead() -> Bool {
    // The queue would hand it to a consumer that waits, where it can be dropped no longer.
    let isDropped = readInput(isKept: false)
    decoder.dropTyped()
    return queue.dropTyped() || isDropped
  }

  /// Gives the terminal back and stops the program, as Ctrl-Z does elsewhere; returns when it goes on.
  ///
  /// Then `events` has `resumed` with the size, and the frame has to be drawn again. If there is
  /// nobody to let it go on (no job control), it goes on at once. In the background it waits on. In
  /// restricted mode it does nothing.
  public func suspend() {
    guard !isClosed, !options.isRestricted else { return }
    endTerminal()
    signals.stop()
    resume(isGivenBack: true)
    flushinp()
    decoder.dropTyped()
    queue.dropTyped()
  }

  /// Takes the terminal again that a shell has had meanwhile, even if it was not given back: after a `kill -STOP`.
  ///
  /// If the shell is gone, and with it whoever could bring the program forward, the events end.
  func resume(isGivenBack: Bool) {
    guard !isClosed else { return }
    do throws(TerminalError) {
      try Self.comeForward()
    } catch {
      queue.push(.closed)
      queue.finish()
      return
    }
    // ncurses sets its modes anew only if it has taken them back.
    if !isGivenBack { endTerminal() }
    resumeTerminal()
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

  /// Whether Chinese can be shown: the locale has it, and the fonts of the terminal can have it.
  public var canShowChinese: Bool { characterSet.showsChinese }

  /// Puts a text on the clipboard of the person at the terminal, by OSC 52.
  ///
  /// Call it only when the person asked, and after `draw(_:)`. Whether the terminal obeys cannot be
  /// known: many ask first, or do not know the request. tmux wants its option `set-clipboard` on.
  ///
  /// - Parameter text: What to copy; it is encoded, so it need not be safe.
  /// - Returns: Whether it was sent: not if the terminal has no clipboard, nor if the text is
  ///   empty or has more than 74,994 bytes encoded.
  public func copy(_ text: String) -> Bool {
    guard !isClosed, environment.takesClipboard, let request = Clipboard.request(text) else {
      return false
    }
    // Nothing of ncurses is unwritten here: a frame is written whole.
    write(Array(request.utf8))
    return true
  }

  /// Writes to the terminal at once; never while ncurses has something unwritten.
  private func write(_ bytes: [UInt8]) {
    signals.whileWriting {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
        // A terminal that is gone says so where it is read.
        guard count > 0 || count < 0 && errno == EINTR else { return }
        rest = rest.dropFirst(max(0, count))
      }
    }
  }

  /// Puts what ncurses cannot say before what it writes next.
  func put(_ bytes: [UInt8]) {
    (bytes + [0]).withUnsafeBytes { buffer in
      unpunch_put(buffer.baseAddress?.assumingMemoryBound(to: CChar.self))
    }
  }

  private func endTerminal() {
    // A terminal that has no other screen to go back to, or that was larger or smaller when it left it, would go on
    // showing whom the list named.
    let rows = max(size.rows, Self.sizeOfDevice?.rows ?? 0)
    signals.whileWriting {
      unpunch_put_blank(Int32(rows))
      put(modesOff)
      endwin()
    }
    tcsetattr(0, TCSANOW, &savedModes)
    messages.restore()
  }

  private func resumeTerminal() {
    messages.forbid()
    isCursorShown = false
    clearok(unpunch_curscr(), true)
    signals.whileWriting {
      _ = Self.telling(Self.sizeOfDevice ?? size) { wrefresh(window) }
    }
    // After ncurses has taken the keypad again.
    put(modesOn)
  }
}

/// The request that puts a text on the clipboard of the person at the terminal.
///
/// It is OSC 52, as in <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>; tmux takes it if
/// its option `set-clipboard` is `on`.
enum Clipboard {
  /// The most characters of base64 that terminals take.
  static let longest = 74_994

  /// Makes the request; nil if the text is too long or empty, which would clear the clipboard.
  static func request(_ text: String) -> String? {
    guard !text.isEmpty else { return nil }
    let encoded = Data(text.utf8).base64EncodedString()
    return encoded.utf8.count <= longest ? "\u{1B}]52;c;\(encoded)\u{07}" : nil
  }
}
