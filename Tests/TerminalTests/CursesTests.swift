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
      .system(call: "tcgetattr", number: 5),
    ])
  func sentences(error: TerminalError) {
    #expect(error.description.hasSuffix("."))
    #expect(SafeText(error.description).plain == error.description)
  }
}
