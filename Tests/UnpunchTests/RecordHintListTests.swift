import Attendance
import CustomDump
import Testing
import UnpunchKit

@testable import unpunch

@Suite("The records that an operator names")
struct RecordHintListTests {
  private static func read(_ text: String) throws(CommandFailure) -> [String] {
    try RecordHintList(file: Array(text.utf8), name: "f").hints.map(\.id.rawValue)
  }

  @Test(
    "ids stand one a line, or with commas and spaces, Chinese ones included; each counts once",
    arguments: [
      ("1\n2\n3", ["1", "2", "3"]), ("1\r\n2\r\n", ["1", "2"]), ("\u{FEFF}1\n2\n", ["1", "2"]),
      ("\n\n 7 \n\t8\n", ["7", "8"]), ("1,2，3；4、5;6", ["1", "2", "3", "4", "5", "6"]),
      ("3\n1\n3\n2\n1", ["3", "1", "2"]), ("6709354699356941123", ["6709354699356941123"]),
      ("007", ["007"]), ("1\r2", ["1", "2"]), ("1\u{3000}2", ["1", "2"]),
      ("\u{3000}1 \u{A0}2", ["1", "2"]), ("１２", ["12"]),
      ("record_id\n1\n", ["1"]),
      ("1\n\n{\"record_id\":null}", ["1"]), ("[{\"record_id\":\"1\"}]", ["1"]),
    ])
  func ids(text: String, ids: [String]) throws {
    #expect(try Self.read(text) == ids)
  }

  @Test("a line of ndjson names its record, and says where it is found faster")
  func records() throws {
    let text = """
      \u{FEFF}{"record_id":"11","user_id":"e1","check_time":"1794873600","name":"赵敏"}
      12
      {"record_id":13,"user_id":"e2","check_time":1794873601}

      {"record_id":"12","user_id":"e3","check_time":"1794873602"}
        {"record_id":"14","user_id":null,"check_time":""}
      """
    expectNoDifference(
      try RecordHintList(file: Array(text.utf8), name: "f").hints,
      [
        Self.hint("11", "e1", 1_794_873_600), Self.hint("12", "e3", 1_794_873_602),
        Self.hint("13", "e2", 1_794_873_601), Self.hint("14", nil, nil),
      ])
  }

  private static func hint(_ id: String, _ user: String?, _ time: Int64?) -> RecordHint {
    guard let id = RecordID(id) else { preconditionFailure("These are digits.") }
    return RecordHint(
      id, userID: user.map(UserID.init(rawValue:)), checkTime: time.map(UnixTime.init(seconds:)))
  }

  @Test(
    "what is neither is refused as bad input, with its line",
    arguments: [
      ("1\nabc\n", "f:2: “abc”"), ("1\n2x,3\n", "f:2: “2x”"), ("-1", "f:1: “-1”"),
      ("123456789012345678901", "f:1: “123456789012345678901”"), ("1٣", "f:1: “1٣”"),
      (
        "1\n67\u{200B}09\n",
        "f:2: “67\u{200B}09” is not a valid record id, there is a character in it that"
      ),
      (
        "1\u{A0}2",
        "f:1: “1\u{A0}2” is not a valid record id, there is a space in it that is not the usual"
      ),
      ("6,7E18", "f:1: “6,7E18” is not a valid record id, a spreadsheet has rounded it"),
      ("Batch 17 · zhaomin\n", "f cannot be read: this table is for people"),
      ("6.70935E+18", "f:1: “6.70935E+18” is not a valid record id, a spreadsheet has rounded it"),
      ("{\"record_id\":\"1\"", "f:1: this is not a record"), ("{}", "f:1: this is not a record"),
      ("{\"record_id\":\"1\",\"record_id\":\"2\"}", "f:1: this is not a record"),
      ("{\"record_id\":\"x\"}", "f:1: “x” is not a valid record id"),
      ("{\"record_id\":1.5}", "f:1: this is not a record"),
      ("[{\"record_id\":\"1\"}", "f:1: this is not a record"), ("", "no record ids in f"),
      ("a,b\nc,d", "f cannot be read: several columns"),
      ("{\"record_id\":null}", "no record ids in f"),
      (
        #"{"record_id":"1","user_id":"a"}{"record_id":"1","user_id":"b"}"#,
        "f:1: the record 1 appears further up with another employee"
      ),
      ("record_id,check_time\n1,5\n2,5\n1,6\n", "f:4: the record 1 appears further up"),
      (
        "record_id,check_time\n1,2026-11-20 08:00\n", "f cannot be read: line 2: “2026-11-20 08:00”"
      ),
      ("\u{FEFF}\n \n", "no record ids in f"),
    ])
  func refused(text: String, sentence: String) {
    do throws(CommandFailure) {
      let ids = try Self.read(text)
      Issue.record("\(ids) were taken.")
    } catch {
      #expect(error.status == .badInput)
      #expect(error.sentence.contains(sentence), "\(error.sentence)")
    }
  }

  @Test("an argument may hold several ids, and no argument is empty")
  func arguments() throws {
    #expect(
      try RecordHintList(arguments: ["1", "2,3", "1"]).hints.map(\.id.rawValue) == ["1", "2", "3"])
    for argument in ["", " ", "x", "1,x", "6,709,354,699,356,941"] {
      #expect(throws: CommandFailure.self) { try RecordHintList(arguments: ["9", argument]) }
    }
  }
}
