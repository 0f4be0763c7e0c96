import Attendance
import Foundation
import Testing

@testable import Journal

@Suite("The line of the audit")
struct AuditLineTests {
  @Test(
    "quotes a text so that it forges no field and no line",
    arguments: [
      ("HR-1204", #""HR-1204""#), ("", #""""#), ("11 月补录，第 2 次", #""11 月补录，第 2 次""#),
      (#"a" unknown=0 deleted=9 reason="b"#, #""a\u{22} unknown=0 deleted=9 reason=\u{22}b""#),
      (#"a\"#, #""a\u{5c}""#), ("a\nb\r\u{0}\u{1B}[2J", #""a\u{a}b\u{d}\u{0}\u{1b}[2J""#),
      ("\u{202E}a\u{2028}\u{200B}e\u{301}", #""\u{202e}a\u{2028}\u{200b}e\u{301}""#),
      (String(repeating: "a", count: 200), "\"" + String(repeating: "a", count: 200) + "\""),
      (String(repeating: "a", count: 201), "\"" + String(repeating: "a", count: 200) + "\"…"),
      (String(repeating: "金", count: 100), "\"" + String(repeating: "金", count: 66) + "\"…"),
      (String(repeating: "\n", count: 100), "\"" + String(repeating: #"\u{a}"#, count: 40) + "\"…"),
    ] as [(String, String)])
  func quoted(_ text: String, _ expected: String) {
    #expect(AuditLine.quoted(text) == expected)
  }

  @Test("names the operator, the tenant and the reason, and nobody of the employees")
  func who() async throws {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    let ticket = try await journal.commit(try intent([1], reason: "HR-1\nforged"))
    _ = try await journal.beginAttempt(ticket).number
    try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    let claim = try await journal.claim(1)
    let item = UndoIntent.Item(recordID: try id(1), idempotentID: "key", equal: [])
    let undo = try await journal.commit(UndoIntent(items: [item], reason: "HR-2"), of: claim)
    _ = try await journal.beginImport(of: try id(1), in: undo).number
    try await journal.conclude(
      UndoOutcome(recordID: try id(1), verdict: .imported(try id(9))), of: claim)
    let lines = failing.announced
    #expect(lines.count == 2)
    let who = #"operator="赵敏 SHA256:Zt1f" tenant="示例公司" app="cli_a1b2c3d4""#
    #expect(lines.first?.contains(who + #" reason="HR-1\u{a}forged" deleted_ids="#) == true)
    #expect(lines.last?.contains(who + #" reason="HR-2" imported_ids="#) == true)
    for line in lines {
      #expect(!line.contains("\n") && !line.contains("e1043") && !line.contains("补录"))
    }
  }
}
