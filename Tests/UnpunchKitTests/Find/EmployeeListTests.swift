import Attendance
import Testing
import UnpunchKit

@Suite("Reading a list of employees")
struct EmployeeListTests {
  private static let lists: [(text: String, ids: [String], rejected: [String])] = [
    ("", [], []),
    (" \n\t,，；", [], []),
    ("e1001", ["e1001"], []),
    ("\"e1001\",\"e1002\"\r\n“e1003”", ["e1001", "e1002", "e1003"], []),
    ("e1001,e1002, e1003", ["e1001", "e1002", "e1003"], []),
    ("e1001;e1002；e1003，e1004、e1005", ["e1001", "e1002", "e1003", "e1004", "e1005"], []),
    ("e1001\r\ne1002\ne1003\t\u{3000}e1004 \u{A0}e1005\n", (1001...1005).map { "e\($0)" }, []),
    ("\u{FEFF}e1001\r\n", ["e1001"], []),
    (
      "e1001\u{A0}e1002,e1003\u{3000}e1004 e1005", ["e1003", "e1004", "e1005"],
      ["e1001\u{A0}e1002"]
    ),
    ("e1002 e1001 e1002 E1002", ["e1002", "e1001", "E1002"], []),
    ("0042 42 A-0001 赵敏", ["0042", "42", "A-0001", "赵敏"], []),
    ("e1001 e\u{7}2 e1003 \u{1B}[2J", ["e1001", "e1003"], ["e\u{7}2", "\u{1B}[2J"]),
  ]

  @Test("takes each id once, in the order in which it was written, and says what is none")
  func lists() {
    for (text, ids, rejected) in Self.lists {
      let list = EmployeeList(text)
      #expect(list.ids.map(\.rawValue) == ids, "\(text.debugDescription)")
      #expect(list.rejected == rejected, "\(text.debugDescription)")
    }
  }

  @Test("asks for both of two ids that look the same and have other bytes")
  func lookAlikes() {
    let list = EmployeeList("jos\u{E9}, jose\u{301} jos\u{E9}")
    #expect(
      list.ids.map { Array($0.rawValue.utf8) }
        == ["jos\u{E9}", "jose\u{301}"].map { Array($0.utf8) })
  }

  @Test("takes 64 characters, not 65")
  func length() {
    let (longest, tooLong) = (String(repeating: "敏", count: 64), String(repeating: "e", count: 65))
    let list = EmployeeList(longest + "," + tooLong)
    #expect(list.ids.map(\.rawValue) == [longest])
    #expect(list.rejected == [tooLong])
  }

  @Test("takes any number")
  func many() {
    let ids = (0..<20_000).map { "e\($0)" }
    #expect(EmployeeList(ids.joined(separator: "\n")).ids.map(\.rawValue) == ids)
  }
}
