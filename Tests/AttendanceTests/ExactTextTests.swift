import Attendance
import Foundation
import Testing

@Suite("A text from outside")
struct ExactTextTests {
  /// Texts that a `String` takes for each other: a sign, a compatibility ideograph, one piece and two, the order of marks.
  static let lookAlikes: [(ExactText, ExactText)] = [
    ("\u{C5}", "\u{212B}"), ("\u{91D1}", "\u{F90A}"), ("jos\u{E9}", "jose\u{301}"),
    ("a\u{323}\u{301}", "a\u{301}\u{323}"), ("K", "\u{212A}"), (";", "\u{37E}"),
    ("\u{AC00}", "\u{1100}\u{1161}"),
  ]

  @Test("is another one where its bytes are others, whatever it looks like", arguments: lookAlikes)
  func bytes(_ pair: (ExactText, ExactText)) throws {
    let (left, right) = pair
    #expect(left.text == right.text)
    #expect(left != right)
    #expect((left < right) != (right < left))
    #expect(Set([left, right]).count == 2)
    #expect(Set([UserID(left), UserID(right)]).count == 2)
    #expect(UserID(left) != UserID(right))
    #expect([UserID(left): 1][UserID(right)] == nil)
    #expect(!left.contains(right) && !right.contains(left))
    let list = try JSONDecoder().decode(
      [ExactText].self, from: JSONEncoder().encode([left, right]))
    #expect(list == [left, right])
  }

  @Test("is kept as a plain text, as journals of before have it")
  func coding() throws {
    let bytes = try JSONEncoder().encode([ExactText("a\"b"), "é"])
    #expect(String(decoding: bytes, as: UTF8.self) == #"["a\"b","é"]"#)
    #expect(
      try JSONDecoder().decode([UserID].self, from: Data(#"["e1"]"#.utf8)).first?.rawValue == "e1")
  }

  @Test(
    "goes by its code points, and is searched by its bytes",
    arguments: [
      ("abc", "", true), ("abc", "bc", true), ("abc", "abcd", false), ("", "", true),
      ("赵敏", "敏", true), ("e\u{301}", "e", true), ("aab", "ab", true),
    ])
  func search(_ text: String, _ part: String, _ isFound: Bool) {
    #expect(ExactText(text).contains(ExactText(part)) == isFound)
    let sorted = ["b", "", "\u{F90A}", "赵", "a", "Z", "\u{1F600}"].map { ExactText($0) }.sorted()
    #expect(sorted.map(\.text).joined(separator: ",") == ",Z,a,b,赵,\u{F90A},\u{1F600}")
  }

  @Test("a name of an object is not found under one that looks the same")
  func names() throws {
    let json = try JSONReader.read(Array("{\"jos\u{E9}\":1,\"jose\u{301}\":2}".utf8))
    let object = try #require(json.object)
    #expect(object["jos\u{E9}"] == .present(.number("1")))
    #expect(object["jose\u{301}"] == .present(.number("2")))
    #expect(object["JOSE"] == .absent)
  }
}
