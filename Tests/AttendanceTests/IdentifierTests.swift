import Attendance
import Foundation
import Testing

@Suite("Ids and times")
struct IdentifierTests {
  @Test(
    "A record id is 1 to 20 decimal digits",
    arguments: ["0", "007", "6709359313699356941", "99999999999999999999"])
  func recordID(_ text: String) throws {
    let id = try #require(RecordID(text))
    #expect(id.rawValue == text)
    #expect(id.description == text)
    #expect(RecordID(rawValue: text) == id)
  }

  @Test(
    "A record id is nothing else",
    arguments: [
      "", "100000000000000000000", "-1", "+1", " 1", "1 ", "1\n", "1.0", "1e3", "0x1", "１２", "٣",
      "1\u{301}", "1\u{0}", "6709359354699356941a",
    ])
  func noRecordID(_ text: String) {
    #expect(RecordID(text) == nil)
    #expect(RecordID(rawValue: text) == nil)
  }

  @Test("Ids are plain strings in JSON")
  func coding() throws {
    let id = try #require(RecordID("6709359313699356941"))
    #expect(
      String(decoding: try JSONEncoder().encode([id]), as: UTF8.self) == #"["6709359313699356941"]"#
    )
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([RecordID].self, from: Data(#"["x"]"#.utf8))
    }
    let user = UserID(rawValue: "e 1")
    #expect(String(decoding: try JSONEncoder().encode([user]), as: UTF8.self) == #"["e 1"]"#)
  }

  @Test(
    "An employee's id can be typed without spaces, commas and control characters",
    arguments: [
      ("e1043", true), ("赵敏", true), ("a-b_c.d@e", true), (String(repeating: "x", count: 64), true),
      ("", false), (String(repeating: "x", count: 65), false), ("a b", false), ("a,b", false),
      ("a\tb", false), ("a\u{A0}b", false), ("a\u{3000}b", false), ("a\u{1B}", false),
      ("a\u{7F}", false), ("a\u{9B}", false), ("a\n", false),
    ])
  func userID(_ text: String, _ isTaken: Bool) {
    #expect(UserID(typed: text)?.rawValue == (isTaken ? text : nil))
    #expect(UserID(rawValue: text).rawValue == text)
  }

  @Test(
    "A time is read from whole seconds in decimal",
    arguments: [
      ("0", 0), ("1795200000", 1_795_200_000), ("-1", -1), ("9223372036854775807", .max),
      ("-9223372036854775808", .min), ("9223372036854775808", nil), ("", nil), ("-", nil),
      ("+1", nil), ("01", nil), ("-0", nil), ("1.0", nil), ("1e9", nil), (" 1", nil), ("１", nil),
    ] as [(String, Int64?)])
  func time(_ text: String, _ seconds: Int64?) {
    let time = UnixTime(text: text)
    #expect(time?.seconds == seconds)
    if let time { #expect(time.description == text) }
  }

  @Test("Times are in order, and stop at the ends of their range")
  func timeArithmetic() {
    let time = UnixTime(seconds: 10)
    #expect(time < UnixTime(seconds: 11))
    #expect(!(time < time))
    #expect(time.advanced(bySeconds: -11).seconds == -1)
    #expect(UnixTime(seconds: .max).advanced(bySeconds: 1).seconds == .max)
    #expect(UnixTime(seconds: .min).advanced(bySeconds: -1).seconds == .min)
    #expect(UnixTime(seconds: .min).advanced(bySeconds: .max).seconds == -1)
  }

  @Test("Types of flow keep their number, known or not", arguments: -1...9)
  func flowType(_ number: Int) {
    let type = FlowType(rawValue: number)
    #expect(type.rawValue == number)
    // Not `==`, which compares the numbers.
    let isOther = if case .other = type { true } else { false }
    #expect(isOther == !(0...7).contains(number))
  }

  @Test(
    "A language is known by its tag",
    arguments: [
      ("en", .english), ("EN", .english), ("en_US.UTF-8", .english), ("en-GB", .english),
      ("zh", .simplifiedChinese), ("zh-Hans", .simplifiedChinese),
      ("zh_CN.UTF-8", .simplifiedChinese), ("C", nil), ("", nil), ("de", nil), ("english", nil),
    ] as [(String, Language?)])
  func language(_ tag: String, _ language: Language?) {
    #expect(Language(tag: tag) == language)
  }
}
