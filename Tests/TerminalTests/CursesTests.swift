import CustomDump
@testable import Terminal
import Testing

@Suite("Giving the terminal back")
struct RestoreSequenceTests {
  @Test(
    "leaves the delays of terminfo out",
    arguments: [
      ("", ""), ("\u{1B}[?1049l", "\u{1B}[?1049l"), ("a$<5>b$<10/>c", "abc"), ("a$<5", "a$<5"),
      ("$>", "$>"),
    ])
  func delays(text: String, kept: String) {
    #expect(RestoreSequence.withoutDelays(Array(text.utf8)) == Array(kept.utf8))
  }

  @Test("takes back each mode of the mouse that it asks for, and never asks for movements")
  func mouse() {
    let on = String(decoding: RestoreSequence.mouseOn, as: UTF8.self)
    let off = String(decoding: RestoreSequence.mouseOff, as: UTF8.self)
    let modes = { (text: String) in
      Set(text.matches(of: #/\?(\d+)/#).map { String($0.output.1) })
    }
    expectNoDifference(modes(on), ["1000", "1006"])
    expectNoDifference(modes(off), modes(on))
    #expect(on.hasSuffix("h") && off.hasSuffix("l"))
  }
}

@Suite("Opening the terminal")
struct OpeningTests {
  @Test(
    "knows a UTF-8 locale by its name",
    arguments: [
      ("zh_CN.UTF-8", true), ("en_US.utf8", true), ("C.UTF-8", true), ("zh_CN.GB18030", false),
      ("C", false), ("POSIX", false),
    ])
  func names(name: String, isUTF8: Bool) {
    #expect(ProcessLocale.namesUTF8(name) == isUTF8)
  }

  @Test(
    "says what is wrong in a whole sentence, and safely",
    arguments: [
      TerminalError.notATerminal(input: true, output: false),
      .notATerminal(input: false, output: true), .notATerminal(input: false, output: false),
      .unknownTerminal(""), .unknownTerminal("\u{1B}[2J"), .noCursorAddressing("dumb"),
      .system(call: "tcgetattr", number: 5), .inBackground,
    ])
  func sentences(error: TerminalError) {
    #expect(error.description.hasSuffix("."))
    #expect(SafeText(error.description).plain == error.description)
  }
}
