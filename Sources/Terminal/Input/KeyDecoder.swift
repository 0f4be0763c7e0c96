/// Turns what ncurses reads, byte by byte, into keys, clicks and pastes.
///
/// ncurses knows the keys of the terminal; what it does not know comes here as the single bytes of
/// an escape sequence. Those are swallowed whole, so that neither an unknown key nor an answer of the
/// terminal (`ESC [ ? 62 ; c`) can type: even if it comes in pieces, up to a second apart. Alt with
/// a key is dropped. What is pasted is one event, never keys: its marks are known in one piece, which ncurses has a
/// code for, and torn. No silence ends a paste: a line that stalls would have its rest typed.
///
/// Bytes are read, not wide characters: `wget_wch` of ncurses 6.4 loses a character that comes in two
/// pieces.
package struct KeyDecoder: Sendable {
  /// A moment; only differences count.
  package typealias Moment = ContinuousClock.Instant

  /// The key code that stands for the beginning of a paste, above those of ncurses.
  package static let pasteStart: Int32 = 2000
  /// The key code that stands for the end of a paste.
  package static let pasteEnd: Int32 = 2001
  /// The most bytes of a paste that is taken; of a larger one nothing is, and that is told.
  package static let longestPaste = 4 << 20
  /// How long an open paste may be silent before that is told, in case its end got lost.
  package static let pasteSilence: Duration = .seconds(3)
  /// The number between `ESC [` and `~` that begins a paste.
  private static let pasteStartNumber = 200
  /// `ESC [ 201 ~`, the end of a paste, as a number.
  private static let pasteEndBytes: UInt64 = 0x1B_5B_32_30_31_7E
  /// How long an unfinished escape sequence may be silent before keys are keys again.
  package static let sequenceSilence: Duration = .seconds(1)
  /// How long after a lone Escape a burst may still be the rest of a sequence that was torn.
  package static let tornSilence: Duration = .milliseconds(100)
  /// How long after a press another one at the same place makes it a double one.
  package static let doublePressSilence: Duration = .milliseconds(400)

  /// The column in the last answer to where the cursor is, from 1: `ESC [ row ; column R`.
  package var reportedColumn: Int?

  private enum State: Equatable {
    case ground
    /// Escape came, and nothing yet after it.
    case escape
    case sequence(EscapeSequence)
    case paste([UInt8])
    /// A paste that became too large, of which nothing is kept.
    case largePaste
    /// A paste whose beginning was dropped: its rest is too.
    case droppedPaste
  }

  private var state = State.ground
  private var character = PartialCharacter()
  private var events: [TerminalEvent] = []
  private var lastRead: Moment?
  private var loneEscape: Moment?
  /// The last six bytes of a paste, as a number.
  private var pasteTail: UInt64 = 0
  /// Whether the paste has once been silent for so long that a person may leave it.
  private var isPasteStalled = false
  private var lastPress: (position: Position, moment: Moment)?
  private let readsMouse: Bool
  /// Whether the sequence that is being read began before what was typed was dropped.
  private var dropsReport = false

  /// Makes a decoder that expects a key.
  ///
  /// - Parameter readsMouse: Whether reports of the mouse are events; else they are swallowed, for a
  ///   program before may have left the mouse on.
  package init(readsMouse: Bool = false) { self.readsMouse = readsMouse }

  /// Whether a paste has begun and not ended.
  package var isPasting: Bool {
    switch state {
    case .paste, .largePaste, .droppedPaste: true
    case .ground, .escape, .sequence: false
    }
  }

  /// Decodes all that was there to read at one time: bytes, and the key codes of ncurses from 256 on.
  package mutating func decode(_ codes: [Int32], at moment: Moment) -> [TerminalEvent] {
    guard let first = codes.first else { return [] }
    let leavesPaste = leavesStalledPaste(codes, at: moment)
    if leavesPaste { state = .ground }
    startBurst(first, count: codes.count, at: moment)
    for code in codes {
      if let byte = UInt8(exactly: code) {
        consume(byte, at: moment)
      } else {
        consume(keyCode: code)
      }
    }
    if state == .escape {
      state = .ground
      loneEscape = moment
      events.append(leavesPaste ? .pasteLeft : .key(.escape))
    }
    lastRead = moment
    defer { events = [] }
    return events
  }

  /// Notes, and says, that a paste has been silent for `pasteSilence`; nothing if none is open.
  ///
  /// It stays open. From now on Escape or Ctrl-C, read alone, leaves it, and nothing of it is told. That is all that
  /// Escape does then; Ctrl-C is a key as ever.
  package mutating func stallPaste() -> [TerminalEvent] {
    guard isPasting else { return [] }
    isPasteStalled = true
    return [.pasteStalled]
  }

  /// Forgets what was typed so far; of a paste or a sequence that has begun, the rest goes too.
  package mutating func dropTyped() {
    character = PartialCharacter()
    loneEscape = nil
    lastPress = nil
    switch state {
    case .paste, .largePaste: state = .droppedPaste
    case .sequence: dropsReport = true
    case .ground, .escape, .droppedPaste: break
    }
  }

  // MARK: - States

  /// Whether what was read is a person who leaves a paste whose end does not come; that it does not is told first.
  private mutating func leavesStalledPaste(_ codes: [Int32], at moment: Moment) -> Bool {
    guard isPasting else { return false }
    if !isPasteStalled, let lastRead, moment - lastRead > Self.pasteSilence {
      isPasteStalled = true
      events.append(.pasteStalled)
    }
    // In a paste these come with what is before and behind them.
    return isPasteStalled && (codes == [0x03] || codes.allSatisfy { $0 == 0x1B })
  }

  /// Decides whether a burst goes on with what the last one left open.
  private mutating func startBurst(_ first: Int32, count: Int, at moment: Moment) {
    let escaped = loneEscape
    loneEscape = nil
    if case .sequence(let sequence) = state {
      let silence = lastRead.map { moment - $0 } ?? .zero
      if silence > Self.sequenceSilence || !sequence.mayResume(with: first, count: count) {
        state = .ground
      }
    } else if state == .ground, let escaped, moment - escaped <= Self.tornSilence,
      let byte = UInt8(exactly: first), EscapeSequence(introducer: byte) != nil,
      // A letter alone is a person; the beginning of a paste may come a byte at a time.
      count > 1 || byte == UInt8(ascii: "[")
    {
      state = .escape
    }
  }

  private mutating func consume(_ byte: UInt8, at moment: Moment) {
    switch state {
    case .ground:
      consumeKey(byte)
    case .escape:
      if byte == 0x1B { return }
      let length = PartialCharacter.length(startingWith: byte) ?? 1
      dropsReport = false
      state =
        EscapeSequence(introducer: byte).map(State.sequence)
        ?? (length > 1 ? .sequence(.bytes(length - 1)) : .ground)
    case .sequence(var sequence):
      switch sequence.consume(byte) {
      case .goesOn: state = .sequence(sequence)
      case .ended:
        state = .ground
        if case .mouse(let report) = sequence, !dropsReport { consume(report, at: moment) }
        if case .control(_, let number, let before) = sequence { end(number, before, byte) }
      case .anotherBegins: state = .escape
      }
    case .paste(var bytes):
      // Empty while it grows, so that the bytes are not copied each time.
      state = .ground
      bytes.append(byte)
      if endsPaste(byte) {
        events.append(Self.paste(of: bytes.dropLast(6)))
      } else {
        // What is cut may end in half of an id: all of a paste is taken, or none.
        state = bytes.count > Self.longestPaste ? .largePaste : .paste(bytes)
      }
    case .largePaste:
      if endsPaste(byte) {
        events.append(.pasteTooLarge)
        state = .ground
      }
    case .droppedPaste:
      if endsPaste(byte) { state = .ground }
    }
  }

  /// Consumes the end of a control sequence: where the cursor is, or the beginning of a paste that came torn.
  private mutating func end(_ number: Int, _ before: Int, _ byte: UInt8) {
    if byte == UInt8(ascii: "R") { reportedColumn = number }
    guard byte == UInt8(ascii: "~"), number == Self.pasteStartNumber, before == 0 else { return }
    beginPaste()
    if dropsReport { state = .droppedPaste }
  }

  private mutating func beginPaste() {
    character = PartialCharacter()
    (pasteTail, isPasteStalled) = (0, false)
    state = .paste([])
  }

  /// Whether a byte is the last one of the end of a paste.
  private mutating func endsPaste(_ byte: UInt8) -> Bool {
    pasteTail = (pasteTail << 8 | UInt64(byte)) & 0xFFFF_FFFF_FFFF
    return pasteTail == Self.pasteEndBytes
  }

  private mutating func consume(keyCode: Int32) {
    switch (state, keyCode) {
    case (.paste(let bytes), Self.pasteEnd):
      events.append(Self.paste(of: bytes))
      state = .ground
    case (.largePaste, Self.pasteEnd):
      events.append(.pasteTooLarge)
      state = .ground
    case (.droppedPaste, Self.pasteEnd):
      state = .ground
    case (.paste, _):
      // ncurses has made a key of bytes that were in it: what was pasted is not what it looks like without them.
      consume(0x1B, at: lastRead ?? .now)
    case (.largePaste, _), (.droppedPaste, _):
      break
    case (.ground, Self.pasteStart), (.escape, Self.pasteStart), (.sequence, Self.pasteStart):
      // Also behind what was left unfinished: a paste never types.
      beginPaste()
    case (.escape, _), (.sequence, _):
      state = .ground
    case (.ground, _):
      character = PartialCharacter()
      if let key = Key(cursesCode: keyCode) { events.append(.key(key)) }
    }
  }

  private mutating func consume(_ report: MouseReport, at moment: Moment) {
    guard readsMouse, let event = report.event else { return }
    let before = lastPress
    if event.action != .release { lastPress = nil }
    guard event.action == .press else { return events.append(.mouse(event)) }
    if let before, before.position == event.position,
      moment - before.moment <= Self.doublePressSilence
    {
      events.append(.mouse(MouseEvent(.doublePress, at: event.position)))
    } else {
      lastPress = (event.position, moment)
      events.append(.mouse(event))
    }
  }

  private mutating func consumeKey(_ byte: UInt8) {
    guard let scalar = character.consume(byte) else { return }
    switch scalar.value {
    case 0x1B:
      state = .escape
    case 0..<0x20, 0x7F:
      if let key = Key(control: UInt8(scalar.value)) { events.append(.key(key)) }
    case 0x80..<0xA0:
      // The 8-bit form of Escape and a letter.
      if let sequence = EscapeSequence(introducer: UInt8(scalar.value - 0x40)) {
        state = .sequence(sequence)
      }
    default:
      events.append(.key(.character(scalar)))
    }
  }

  private static func paste(of bytes: some Collection<UInt8>) -> TerminalEvent {
    .paste(String(decoding: bytes, as: UTF8.self))
  }
}
