import Attendance
import Terminal
import Testing

@testable import unpunch

@Suite("The lines of a question")
struct QuestionLinesTests {
  private static let texts: [BatchText] = [
    .consequences(.feishu), .consequences(.lark), .typeCount(123), .undoConsequences,
    .undoTypeCount(123), .undoDoubtful(3), .undoDoubtfulQuestion,
    .confirmTarget(tenant: "评审公司", host: "open.feishu.cn", app: "cli_judge0123456789"),
  ]

  @Test("fit into the terminal, and break no word", arguments: Language.allCases)
  func fit(language: Language) {
    for text in Self.texts.map({ $0.words(in: language) }) {
      for columns in [20, 60, 70, 80] {
        let lines = SafeLines.wrapped([text], to: columns)
        #expect(lines.allSatisfy { SafeText($0).columns <= columns })
        func words(_ text: String) -> [Substring] { text.split(separator: " ") }
        // Between Chinese letters a line may end anywhere; a word of letters is never taken apart.
        let plain = lines.joined(separator: " ")
        for word in words(text) where word.utf8.count < columns && word.allSatisfy(\.isASCII) {
          #expect(words(plain).contains(word), "\(word): \(lines)")
        }
        #expect(
          plain.filter { $0 != " " } == text.filter { $0 != " " }, "\(lines)")
      }
      #expect(SafeLines.wrapped([text], to: .max) == [text])
    }
  }

  @Test("of an error are broken between words, and a path that is longer than a line stays whole")
  func errors() {
    let path = "/home/zhaomin/a-directory-with-a-long-name/and-another-one/config.yaml"
    let text =
      "\(path) cannot be read: it is a directory. A regular file is needed here.\nNothing was sent."
    #expect(
      SafeLines.text(text, columns: 40) == """
        \(path)
        cannot be read: it is a directory. A
        regular file is needed here.
        Nothing was sent.

        """)
    #expect(SafeLines.text(text) == text + "\n")
    #expect(
      SafeLines.text("  not sent: \(path)", columns: 40) == "  not sent:\n    \(path)\n")
  }
}
