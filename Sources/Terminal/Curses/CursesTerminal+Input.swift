import CNcurses
import Dispatch
import Glibc

extension CursesTerminal {
  /// Reads without anything to show for it that are taken as the end of the terminal.
  private static let mostEmptyReads = 100

  /// Watches the terminal and the signals, both on the main queue, which is the main actor's.
  func startReading() {
    watch(0) { $0.readInput() }
    let signals = signals
    watch(signals.descriptor) {
      $0.readSignals()
    } onCancel: {
      signals.closePipe()
    }
  }

  /// Tells ncurses of sequences beyond the description of the terminal.
  static func defineKeys() {
    define_key("\u{1B}[200~", KeyDecoder.pasteStart)
    define_key("\u{1B}[201~", KeyDecoder.pasteEnd)
    // The mouse is decoded here: ncurses would wait for a second click, and keeps one report only.
    define_key(nil, KEY_MOUSE)
    // Arrows come in either form if TERM names another terminal than the one in use.
    for (letter, code) in [
      ("A", KEY_UP), ("B", KEY_DOWN), ("C", KEY_RIGHT), ("D", KEY_LEFT), ("H", KEY_HOME),
      ("F", KEY_END),
    ] {
      define_key("\u{1B}[\(letter)", code)
      define_key("\u{1B}O\(letter)", code)
    }
    // PuTTY says that it is xterm, and sends its own Home, End and F1 to F4; rxvt's are 7 and 8.
    for (number, code) in [
      (1, KEY_HOME), (3, KEY_DC), (4, KEY_END), (5, KEY_PPAGE), (6, KEY_NPAGE), (7, KEY_HOME),
      (8, KEY_END),
    ] {
      define_key("\u{1B}[\(number)~", code)
    }
    for (number, letter) in zip(Int32(1)..., ["P", "Q", "R", "S"]) {
      define_key("\u{1B}O\(letter)", KEY_F0 + number)
      define_key("\u{1B}[\(10 + number)~", KEY_F0 + number)
    }
    // Those of the Linux console.
    for (number, letter) in zip(Int32(1)..., ["A", "B", "C", "D", "E"]) {
      define_key("\u{1B}[[\(letter)", KEY_F0 + number)
    }
  }

  /// Takes all there is to read, and makes events of it, or drops what was typed, and says whether that was anything.
  @discardableResult
  func readInput(isKept: Bool = true) -> Bool {
    var dropped = false
    var codes: [Int32] = []
    while true {
      let code = wgetch(pad)
      if code == ERR { break }
      codes.append(code)
    }
    if !codes.isEmpty {
      emptyReads = 0
      let typed = decoder.decode(codes, at: .now)
      if isKept {
        queue.push(typed)
      } else {
        dropped = typed.contains(where: \.isMeant) || decoder.isPasting
      }
      applyReportedWidth()
      watchPaste()
    }
    // Also after keys: the end of the terminal is told only once.
    closeIfGone(isEmpty: codes.isEmpty)
    return dropped
  }

  /// Asks the kernel for the size of the terminal, and tells ncurses.
  func updateSize() {
    guard let asked = Self.sizeOfDevice else { return }
    // Not resizeterm, which puts a key before those that were typed.
    resize_term(Int32(asked.rows), Int32(asked.columns))
    clearok(unpunch_curscr(), true)
    size = Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
  }

  private func watch(
    _ descriptor: Int32, _ action: @escaping @MainActor (CursesTerminal) -> Void,
    onCancel: @escaping @MainActor () -> Void = {}
  ) {
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
    source.setEventHandler { [weak self] in
      // The main queue is the main actor's executor.
      MainActor.assumeIsolated {
        guard let self, !self.sources.isEmpty else { return }
        action(self)
      }
    }
    source.setCancelHandler { MainActor.assumeIsolated { onCancel() } }
    sources.append(source)
    source.activate()
  }

  private func readSignals() {
    for number in Set(signals.read()).sorted() {
      switch number {
      case SIGINT: queue.push(.signal(.interrupt))
      case SIGTERM: queue.push(.signal(.terminate))
      case SIGHUP: queue.push(.signal(.hangup))
      // Somebody else had stopped it; what it does itself it does not wait for here.
      case SIGCONT: resume(isGivenBack: false)
      default:
        updateSize()
        queue.push(.resize(size))
      }
    }
  }

  /// Has the frame drawn anew, without lines, if the terminal has answered that they are wide.
  private func applyReportedWidth() {
    guard let column = decoder.reportedColumn else { return }
    decoder.reportedColumn = nil
    guard characterSet == .utf8, WidthQuestion.isWide(column) else { return }
    characterSet = .eastAsian
    clearok(unpunch_curscr(), true)
    queue.push(.resize(size))
  }

  /// Ends the events if nothing can be read because the terminal is gone.
  ///
  /// Waiting on would be a loop without a pause.
  private func closeIfGone(isEmpty: Bool) {
    if isEmpty { emptyReads += 1 }
    guard unpunch_is_gone(0) != 0 || emptyReads >= Self.mostEmptyReads else { return }
    sources.first?.cancel()
    queue.push(.closed)
    queue.finish()
  }

  /// Tells of an open paste that has been silent; the timer runs only while a paste is open.
  private func watchPaste() {
    pasteCount += 1
    guard decoder.isPasting else { return }
    let count = pasteCount
    let silence = DispatchTimeInterval.seconds(Int(KeyDecoder.pasteSilence.components.seconds))
    DispatchQueue.main.asyncAfter(deadline: .now() + silence) { [weak self] in
      MainActor.assumeIsolated {
        guard let self, self.pasteCount == count else { return }
        self.queue.push(self.decoder.stallPaste())
      }
    }
  }
}
