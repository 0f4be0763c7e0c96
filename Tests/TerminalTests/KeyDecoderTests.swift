import CNcurses
import CustomDump
import Terminal
import Testing

/// What was read at one time: bytes, or a key code of ncurses.
private func bytes(_ text: String) -> [Int32] { text.utf8.map(Int32.init) }

private let escape = "\u{1B}"

@Suite("Decoding keys")
struct KeyDecoderTests {
  private let start = ContinuousClock.now

  private func decode(_ codes: [Int32]) -> [TerminalEvent] {
    var decoder = KeyDecoder()
    return decoder.decode(codes, at: start)
  }

  /// Decodes bursts that follow each other by ten milliseconds.
  private func decode(bursts: [[Int32]]) -> [TerminalEvent] {
    var decoder = KeyDecoder()
    return bursts.enumerated().flatMap { index, codes in
      decoder.decode(codes, at: start.advanced(by: .milliseconds(10 * index)))
    }
  }

  @Test(
    "knows the keys that ncurses knows",
    arguments: [
      (KEY_UP, .up), (KEY_DOWN, .down), (KEY_LEFT, .left), (KEY_RIGHT, .right), (KEY_HOME, .home),
      (KEY_END, .end), (KEY_PPAGE, .pageUp), (KEY_NPAGE, .pageDown), (KEY_DC, .delete),
      (KEY_BACKSPACE, .backspace), (KEY_ENTER, .enter), (KEY_BTAB, .backTab),
      (KEY_F0 + 1, .function(1)), (KEY_F0 + 12, .function(12)), (KEY_A1, .home),
      (KEY_C3, .pageDown),
    ] as [(Int32, Key)])
  func keyCodes(code: Int32, key: Key) {
    #expect(decode([code]) == [.key(key)])
  }

  @Test(
    "leaves out the codes that mean nothing to us",
    arguments: [
      KEY_RESIZE, KEY_MOUSE, KEY_SLEFT, KEY_F0, KEY_CANCEL, 530, KeyDecoder.pasteEnd,
    ])
  func unknownCodes(code: Int32) {
    #expect(decode([code]) == [])
  }

  @Test(
    "tells the column of a cursor report, which types nothing; other sequences tell none",
    arguments: [
      ("\u{1B}[1;13R", 13), ("\u{1B}[24;80R", 80), ("\u{1B}[99999999999;99999999999R", 9999),
      ("\u{1B}[13;R", 0), ("\u{1B}[1;13T", nil), ("\u{1B}[?62;13c", nil), ("\u{1B}[1;13", nil),
    ] as [(String, Int?)])
  func cursorReports(sequence: String, column: Int?) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(bytes(sequence), at: .now) == [])
    #expect(decoder.reportedColumn == column)
  }

  @Test(
    "knows control characters",
    arguments: [
      (0, .control(" ")), (1, .control("a")), (3, .control("c")), (8, .backspace), (9, .tab),
      (10, .control("j")), (12, .control("l")), (13, .enter), (19, .control("s")),
      (26, .control("z")), (27, .escape), (28, .control("\\")), (29, .control("]")),
      (30, .control("^")), (31, .control("_")), (127, .backspace), (32, .character(" ")),
      (0x71, .character("q")), (0x7E, .character("~")),
    ] as [(Int32, Key)])
  func controls(byte: Int32, key: Key) {
    #expect(decode([byte]) == [.key(key)])
  }

  @Test("puts characters together, whole or in pieces, and drops what is not UTF-8")
  func characters() {
    #expect(decode(bytes("补é😀")) == ["补", "é", "😀"].map { .key(.character($0)) })
    #expect(
      decode(bursts: [[0xE8], [0xA1, 0xA5, 0x71]]) == [
        .key(.character("补")), .key(.character("q")),
      ])
    #expect(decode([0xA5, 0xFF, 0x71]) == [.key(.character("q"))])
    #expect(decode([0xE8, 0xA1, 0x71]) == [.key(.character("q"))])
    #expect(decode([0xC0, 0x80, 0xED, 0xA0, 0x80, 0x71]) == [.key(.character("q"))])
    #expect(decode([0xE8, KEY_UP, 0xA1, 0xA5]) == [.key(.up)])
  }

  @Test(
    "never lets an unknown sequence or an answer of the terminal type",
    arguments: [
      "[?62;1;4c", "[>41;354;0c", "[24;80R", "[0n", "[?2026;2$y", "[200;5~", "[1;5A", "[[A", "[",
      "[M !!", "[<0;12;5M", "[<0;12;5m", "OP", "O", "Ox", "]11;rgb:ffff/ffff/ffff\u{1B}\\",
      "]10;rgb:00/00/00\u{07}", "]l3\r\u{1B}\\", "P>|XTerm(379)\u{1B}\\", "P1$r0m\u{1B}\\",
      "_Gi=1;OK\u{1B}\\", "^3\u{1B}\\", "X3\u{1B}\\", "[I", "[8;24;80t", "[97;5u",
    ])
  func answers(sequence: String) {
    #expect(decode(bytes(escape + sequence)) == [])
    // The same in two pieces, wherever they part; alone, Escape may be seen, which is safe.
    let all = bytes(escape + sequence)
    for middle in 1..<all.count {
      let events = decode(bursts: [Array(all[..<middle]), Array(all[middle...])])
      let isSafe =
        events == [] || middle == 1 && (events == [.key(.escape)] || all.count == 2)
      #expect(isSafe, "parted after \(middle)")
    }
  }

  @Test("goes on with keys after a sequence")
  func keysAfterSequences() {
    #expect(decode(bytes("\(escape)[?62;c3")) == [.key(.character("3"))])
    #expect(decode(bytes("\(escape)]11;rgb:f/f/f\(escape)\\3")) == [.key(.character("3"))])
    #expect(decode(bytes("\(escape)[M!!!3")) == [.key(.character("3"))])
    #expect(decode(bytes("\u{9B}6n3")) == [.key(.character("3"))])
  }

  @Test("drops Alt with a key whole", arguments: ["x", "3", "\r", "补", " ", "\u{7F}", "é"])
  func alt(key: String) {
    #expect(decode(bytes(escape + key)) == [])
    #expect(decode(bytes(escape + key + "q")) == [.key(.character("q"))])
  }

  @Test("drops Alt with an arrow, and takes Escape twice for once")
  func altAndKeyCodes() {
    #expect(decode([27, KEY_UP]) == [])
    #expect(decode([27, 27]) == [.key(.escape)])
    #expect(decode(bytes("\(escape)\(escape)[A")) == [])
    #expect(decode(bursts: [[27], [27]]) == [.key(.escape), .key(.escape)])
    #expect(decode(bursts: [[27], [0x71]]) == [.key(.escape), .key(.character("q"))])
  }

  @Test("lets a person out of a sequence that never ends")
  func unfinished() {
    // Alt-] and then a control or a key code.
    #expect(decode(bursts: [bytes("\(escape)]"), [3]]) == [.key(.control("c"))])
    #expect(decode(bursts: [bytes("\(escape)]"), [13]]) == [.key(.enter)])
    #expect(decode(bursts: [bytes("\(escape)["), [KEY_UP]]) == [.key(.up)])
    #expect(decode(bursts: [bytes("\(escape)["), [27]]) == [.key(.escape)])

    var decoder = KeyDecoder()
    #expect(decoder.decode(bytes("\(escape)]11;"), at: start) == [])
    #expect(decoder.decode(bytes("1"), at: start.advanced(by: .milliseconds(900))) == [])
    #expect(
      decoder.decode(bytes("2"), at: start.advanced(by: .milliseconds(2000)))
        == [.key(.character("2"))])
    let endless = bytes("\(escape)]" + String(repeating: "x", count: 5000) + "q")
    #expect(decode(endless).last == .key(.character("q")))
  }
}

@Suite("Decoding a paste")
struct PasteTests {
  private let start = ContinuousClock.now
  private let opened = KeyDecoder.pasteStart
  private let ended = KeyDecoder.pasteEnd

  @Test("is one event, whatever is in it")
  func whole() {
    var decoder = KeyDecoder()
    let codes = [opened] + bytes("3\r\n打卡\u{1B}[6n\t\u{3}") + [KEY_UP, ended] + bytes("q")
    expectNoDifference(
      decoder.decode(codes, at: start),
      // Of the key that ncurses made of a part of it, something must stay: a paste is never less than it was.
      [.paste("3\r\n打卡\u{1B}[6n\t\u{3}\u{1B}"), .key(.character("q"))])
  }

  @Test("comes in pieces, parted inside a character")
  func pieces() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([opened, 0x33, 0xE8], at: start) == [])
    #expect(decoder.isPasting)
    #expect(decoder.decode([0xA1, 0xA5], at: start.advanced(by: .seconds(2))) == [])
    #expect(decoder.decode([ended], at: start.advanced(by: .seconds(4))) == [.paste("3补")])
    #expect(!decoder.isPasting)
  }

  @Test("goes on after any silence, so that a line that stalls types nothing of it")
  func stalls() {
    var decoder = KeyDecoder()
    #expect(decoder.stallPaste() == [])
    #expect(decoder.decode([opened] + bytes("1"), at: start) == [])
    for _ in 0..<2 { #expect(decoder.stallPaste() == [.pasteStalled]) }
    #expect(decoder.decode(bytes("0\r"), at: start.advanced(by: .seconds(4))) == [])
    #expect(decoder.decode(bytes("\r"), at: start.advanced(by: .seconds(3600))) == [])
    #expect(
      decoder.decode([ended] + bytes("q"), at: start.advanced(by: .seconds(3601)))
        == [.paste("10\r\r"), .key(.character("q"))])
    // Where nobody has told the decoder, it sees the silence by itself, once.
    #expect(decoder.decode([opened], at: start.advanced(by: .seconds(3602))) == [])
    #expect(
      decoder.decode(bytes("3"), at: start.advanced(by: .seconds(3606))) == [.pasteStalled])
    #expect(decoder.decode(bytes("\r"), at: start.advanced(by: .seconds(3610))) == [])
    #expect(
      decoder.decode([ended], at: start.advanced(by: .seconds(3611))) == [.paste("3\r")])
  }

  @Test(
    "that has stalled is left by Escape, which does nothing else, or by Ctrl-C, and nothing of it is told",
    arguments: [([27], .pasteLeft), ([27, 27], .pasteLeft), ([3], .key(.control("c")))]
      as [([Int32], TerminalEvent)])
  func left(codes: [Int32], event: TerminalEvent) {
    for isDropped in [false, true] {
      var decoder = KeyDecoder()
      #expect(decoder.decode([opened] + bytes("10"), at: start) == [])
      if isDropped { decoder.dropTyped() }
      // Too early, or with something else, it is what was pasted.
      #expect(decoder.decode(codes, at: start.advanced(by: .seconds(2))) == [])
      #expect(decoder.stallPaste() == [.pasteStalled])
      #expect(
        decoder.decode(codes + bytes("\r"), at: start.advanced(by: .seconds(5))) == [])
      #expect(decoder.isPasting)
      // Once it has stalled it can be left at any time.
      #expect(decoder.decode(codes, at: start.advanced(by: .seconds(6))) == [event])
      #expect(!decoder.isPasting)
      #expect(
        decoder.decode(bytes("q"), at: start.advanced(by: .seconds(7)))
          == [.key(.character("q"))])
    }
  }

  @Test("is known by its marks also where they come torn, wherever they part")
  func torn() {
    let all = bytes("\(escape)[200~10\r\(escape)[201~q")
    for first in 1..<all.count {
      for second in first..<all.count {
        var decoder = KeyDecoder()
        let events = [all[..<first], all[first..<second], all[second...]].enumerated().flatMap {
          decoder.decode(Array($1), at: start.advanced(by: .milliseconds(10 * $0)))
        }
        let typed = events.filter { $0 != .key(.escape) }
        // Of a mark torn behind its Escape, the rest is swallowed; it is a paste all the same.
        #expect(typed == [.paste("10\r"), .key(.character("q"))], "parted at \(first), \(second)")
      }
    }
  }

  @Test("is one behind a sequence that was left unfinished, and no other sequence begins one")
  func marks() {
    var decoder = KeyDecoder()
    #expect(
      decoder.decode(bytes("\(escape)[5;") + [opened] + bytes("10\r") + [ended], at: start)
        == [.paste("10\r")])
    #expect(decoder.decode(bytes("\(escape)[27;5;200~q"), at: start) == [.key(.character("q"))])
    #expect(decoder.decode(bytes("\(escape)[201~q"), at: start) == [.key(.character("q"))])
  }

  @Test("is taken whole up to the limit, and beyond it not at all, which is an event too")
  func cap() {
    for (count, isTaken) in [(0, true), (1, false)] {
      var decoder = KeyDecoder()
      let long = [Int32](repeating: 0x78, count: KeyDecoder.longestPaste + count)
      let events = decoder.decode([opened] + long + [ended] + bytes("q"), at: start)
      let paste: TerminalEvent =
        isTaken
        ? .paste(String(repeating: "x", count: KeyDecoder.longestPaste)) : .pasteTooLarge
      #expect(events == [paste, .key(.character("q"))])
    }
  }

  @Test("that is too large stalls as any other, ends with its event, and is dropped without one")
  func tooLargeStalls() {
    let long = [opened] + [Int32](repeating: 0x78, count: KeyDecoder.longestPaste + 1)
    var decoder = KeyDecoder()
    #expect(decoder.decode(long, at: start) == [])
    #expect(decoder.isPasting)
    #expect(decoder.stallPaste() == [.pasteStalled])
    // The mark of its end may come torn.
    #expect(decoder.decode(bytes("\(escape)[20"), at: start) == [])
    #expect(decoder.decode(bytes("1~"), at: start) == [.pasteTooLarge])
    #expect(decoder.decode(long, at: start) == [])
    decoder.dropTyped()
    #expect(decoder.decode([ended] + bytes("q"), at: start) == [.key(.character("q"))])
  }

  @Test("is dropped to its end where what was typed is dropped")
  func dropped() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([opened] + bytes("3"), at: start) == [])
    decoder.dropTyped()
    #expect(decoder.isPasting)
    #expect(
      decoder.decode(bytes("\r3") + [ended] + bytes("q"), at: start) == [.key(.character("q"))])
  }
}
