import Attendance
import Testing

@Suite("A record that is imported again")
struct RecordImportTests {
  @Test("may not be from before 2022 at UTC+8", arguments: [(-1, true), (0, false), (1, false)])
  func tooEarly(_ seconds: Int64, _ isTooEarly: Bool) {
    var record = Importing.sent.record
    record.checkTime = UnixTime(seconds: 1_640_966_400 + seconds)
    #expect(RecordImport.isTooEarly(record) == isTooEarly)
  }

  @Test("has a key that takes the place of the importer's own")
  func key() {
    #expect(Importing.sent.idempotentID == "undo-17-1")
    #expect(Importing.sent.record.idempotentID == "theirs")
  }
}
