import CNcurses
import CustomDump
import Terminal
import Testing

private func bytes(_ text: String) -> [Int32] { text.utf8.map(Int32.init) }

private let escape = "\u{1B}"

/// A report of the mouse, as a terminal sends it.
private func report(_ button: Int, _ column: Int, _ row: Int, isPress: Bool = true) -> [Int32] {
  bytes("\(escape)[<\(button);\(column);\(row)\(isPress ? "M" : "m")")
}

private func event(
  _ action: MouseEvent.Action, _ column: Int, _ row: Int
) -> TerminalEvent {
  .mouse(MouseEvent(action, at: Position(column: column, row: row)))
}

@Suite("Decoding the mouse")
struct MouseTests {
  private let start = ContinuousClock.now

  private func decode(_ codes: [Int32]) -> [TerminalEvent] {
    var decoder = KeyDecoder(readsMouse: true)
    return decoder.decode(codes, at: start)
  }

  /// Decodes bursts, each at its number of milliseconds.
  private func decode(at bursts: [(Int, [Int32])]) -> [TerminalEvent] {
    var decoder = KeyDecoder(readsMouse: true)
    return bursts.flatMap { milliseconds, codes in
      decoder.decode(codes, at: start.advanced(by: .milliseconds(milliseconds)))
    }
  }

  @Test("tells presses, releases and the wheel, with the cell counted from zero")
  func actions() {
    expectNoDifference(
      decode(
        report(0, 1, 1) + report(0, 1, 1, isPress: false) + report(64, 12, 5) + report(65, 300, 99)
          + bytes("q")),
      [
        event(.press, 0, 0), event(.release, 0, 0), event(.wheelUp, 11, 4),
        event(.wheelDown, 299, 98), .key(.character("q")),
      ])
  }

  @Test(
    "leaves out other buttons, movements, modifiers, and what is no report",
    arguments: [
      "1;1;1M", "2;1;1M", "2;1;1m", "3;1;1M", "32;1;1M", "35;1;1M", "4;1;1M", "8;1;1M", "16;1;1M",
      "68;1;1M", "66;1;1M", "67;1;1M", "64;1;1m", "128;1;1M", "0;0;1M", "0;1;0M", "0;1M", "M",
      "0;1;1;1M", "0;;1M", "0;10000;1M", "0;99999999999999999999;1M", "0;1;1c", "0;1;1~", "0:1:1M",
      "-1;1;1M", "0;1;1$M",
    ])
  func others(rest: String) {
    #expect(decode(bytes("\(escape)[<\(rest)q")) == [.key(.character("q"))])
  }

  @Test("is swallowed where the mouse is not asked for")
  func unasked() {
    var decoder = KeyDecoder()
    #expect(
      decoder.decode(report(0, 3, 4) + bytes("q"), at: start) == [.key(.character("q"))])
  }

  @Test("tells a second press at the same place within 400 ms as a double one, and a third anew")
  func doublePress() {
    let click = report(0, 3, 4) + report(0, 3, 4, isPress: false)
    let release = event(.release, 2, 3)
    expectNoDifference(
      decode(at: [(0, click), (400, click), (500, click), (901, click)]),
      [
        event(.press, 2, 3), release, event(.doublePress, 2, 3), release, event(.press, 2, 3),
        release, event(.press, 2, 3), release,
      ])
  }

  @Test("takes presses at two places, or with the wheel between, for two")
  func noDoublePress() {
    #expect(
      decode(report(0, 3, 4) + report(0, 4, 4)) == [event(.press, 2, 3), event(.press, 3, 3)])
    #expect(
      decode(report(0, 3, 4) + report(65, 3, 4) + report(0, 3, 4)) == [
        event(.press, 2, 3), event(.wheelDown, 2, 3), event(.press, 2, 3),
      ])
  }

  @Test("comes in two pieces, wherever they part")
  func pieces() {
    let all = report(0, 12, 5)
    for middle in 1..<all.count {
      let events = decode(at: [(0, Array(all[..<middle])), (10, Array(all[middle...]))])
      // Alone, Escape may be seen, which is safe.
      let expected: [TerminalEvent] = middle == 1 ? [.key(.escape)] : []
      #expect(events == expected + [event(.press, 11, 4)], "parted after \(middle)")
    }
  }

  @Test("is dropped where what was typed is dropped, also when half of it came before")
  func dropped() {
    let all = report(0, 12, 5)
    for middle in 2..<all.count {
      var decoder = KeyDecoder(readsMouse: true)
      #expect(decoder.decode(Array(all[..<middle]), at: start) == [])
      decoder.dropTyped()
      #expect(
        decoder.decode(Array(all[middle...]) + bytes("q"), at: start) == [.key(.character("q"))])
    }
    var decoder = KeyDecoder(readsMouse: true)
    #expect(decoder.decode(all, at: start) == [event(.press, 11, 4)])
    decoder.dropTyped()
    #expect(decoder.decode(all, at: start) == [event(.press, 11, 4)])
  }

  @Test("is part of a paste where it is pasted")
  func pasted() {
    #expect(
      decode([KeyDecoder.pasteStart] + report(0, 1, 1) + [KeyDecoder.pasteEnd]) == [
        .paste("\(escape)[<0;1;1M")
      ])
  }
}
