import Attendance
import Testing

@Suite("A batch")
struct RecordBatchTests {
  @Test("takes 1 to 10 ids, and keeps their order", arguments: [1, 2, 9, 10])
  func size(_ count: Int) throws {
    let ids = (0..<count).reversed().compactMap { RecordID(String($0)) }
    #expect(try RecordBatch(ids).ids == ids)
  }

  @Test("refuses no ids, more than ten, and one twice")
  func refusals() throws {
    let ids = (0..<11).compactMap { RecordID(String($0)) }
    #expect(throws: BatchError.empty) { try RecordBatch([]) }
    #expect(throws: BatchError.tooMany(11)) { try RecordBatch(ids) }
    #expect(throws: BatchError.duplicate(ids[3])) {
      try RecordBatch(Array(ids.prefix(9)) + [ids[3]])
    }
    // Ids are text: 7 and 07 are two records, whatever the platform makes of them.
    let padded = try #require(RecordID("07"))
    #expect(try RecordBatch([ids[7], padded]).ids.count == 2)
  }

  @Test("says what is wrong in a sentence")
  func sentences() throws {
    let id = try #require(RecordID("42"))
    #expect(BatchError.empty.description == "A batch needs at least one record id.")
    #expect(
      BatchError.tooMany(11).description == "A batch takes at most 10 record ids; these are 11.")
    #expect(BatchError.duplicate(id).description == "The record id 42 stands in the batch twice.")
  }
}
