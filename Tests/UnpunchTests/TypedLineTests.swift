import Terminal
import Testing

@testable import unpunch

@Suite("The line that answers a question of a command")
struct TypedLineTests {
  private let start = ContinuousClock.now

  private static func listening() -> TypedLine {
    var line = TypedLine()
    line.listen()
    return line
  }

  /// Reads that come a second apart, unless they say when.
  private func take(_ line: inout TypedLine, _ reads: String...) -> [TypedLine.Step] {
    reads.enumerated().flatMap { line.take($1.utf8, at: start.advanced(by: .seconds($0))) }
  }

  @Test("is what was typed, and then Enter, in the form of any terminal", arguments: ["\r", "\n"])
  func typed(enter: String) {
    var line = Self.listening()
    #expect(
      take(&line, "1", "2", "\u{7F}", "0", enter)
        == [.echo("1"), .echo("2"), .echo("\u{8} \u{8}"), .echo("0"), .answered("10")])
  }

  @Test("takes full-width letters and digits of Chinese input for those that they stand for")
  func fullWidth() {
    var line = Self.listening()
    #expect(
      take(&line, "１", "０", "\u{7F}", "ｙ", "\r")
        == [.echo("1"), .echo("0"), .echo("\u{8} \u{8}"), .echo("y"), .answered("1y")])
  }

  @Test(
    "asks once more for an Enter that comes in one read with the count", arguments: ["\r", "\n"])
  func together(enter: String) {
    var line = Self.listening()
    #expect(take(&line, "10" + enter) == [.echo("1"), .echo("0"), .refused(.enterTogether)])
    #expect(take(&line, enter) == [.answered("10")])
  }

  @Test("drops what was typed before it listens, and knows that there was something")
  func early() {
    var line = TypedLine()
    #expect(!line.wasEarly)
    #expect(take(&line, "10\r", "\u{1B}") == [])
    line.listen()
    #expect(line.wasEarly && line.text.isEmpty)
    #expect(take(&line, "\r") == [.answered("")])
  }

  @Test("takes nothing of a paste, whole, torn, stalled, or begun before it listened")
  func pasted() {
    let paste = "\u{1B}[200~10\r\u{1B}[201~"
    var line = Self.listening()
    #expect(take(&line, paste, "\r") == [.refused(.pasted), .answered("")])

    line = Self.listening()
    #expect(take(&line, "\u{1B}[20", "0~1", "0\r\u{1B}[201~") == [.refused(.pasted)])

    line = Self.listening()
    _ = line.take("\u{1B}[200~1".utf8, at: start)
    #expect(line.take("0".utf8, at: start.advanced(by: .seconds(4))) == [.refused(.pasteStalled)])
    #expect(line.take("\r".utf8, at: start.advanced(by: .seconds(5))) == [])
    #expect(line.take("\u{1B}".utf8, at: start.advanced(by: .seconds(9))).last == .ended)

    line = TypedLine()
    #expect(take(&line, "\u{1B}[200~1") == [])
    line.listen()
    #expect(line.wasEarly)
    #expect(take(&line, "0\r\u{1B}[201~", "\r") == [.refused(.pasted), .answered("")])
  }

  @Test("is left by Escape, and empty by Ctrl-D; keys without a letter type nothing")
  func left() {
    var line = Self.listening()
    #expect(take(&line, "\u{1B}[A\u{1B}OH\t\u{1B}[5~") == [])
    #expect(
      take(&line, "1", "\u{4}", "\u{15}", "\u{4}").dropFirst()
        == [.echo("\u{8} \u{8}"), .ended])
    line = Self.listening()
    #expect(take(&line, "1", "\u{1B}") == [.echo("1"), .ended])
    line = Self.listening()
    #expect(take(&line, "补é\u{0}") == [])
    #expect(take(&line, String(repeating: "x", count: 50)).count == TypedLine.longest)
  }
}
