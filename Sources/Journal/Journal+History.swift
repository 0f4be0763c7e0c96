public import Attendance

extension Journal {
  /// Reads all batches.
  ///
  /// - Returns: The batches, newest first.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func batches() async throws(JournalError) -> [JournalBatch] {
    try await store.read { RecordOwnership.settled(try EventFold.batches(try $0.events())) }
  }

  /// Reads one batch.
  ///
  /// - Returns: The batch; nil where there is none of this number.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func batch(_ number: Int) async throws(JournalError) -> JournalBatch? {
    try await store.read { try $0.batch(number) }
  }

  /// Reads how far the journal has come, so that somebody who has read it can tell whether to read it again.
  ///
  /// - Returns: The number of the last event, 0 where there is none.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func lastSequence() async throws(JournalError) -> Int64 {
    try await store.read { try $0.lastSequence() }
  }

  /// Reads the batches that hold any of some records; what they tell of other records is by their own events alone.
  ///
  /// - Returns: The batches, newest first.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func batches(holding ids: Set<RecordID>) async throws(JournalError)
    -> [JournalBatch]
  {
    try await store.read { log in
      let numbers = try log.batches(holding: ids)
      return RecordOwnership.settled(
        try EventFold.batches(try numbers.flatMap { try log.events(ofBatch: $0) }))
    }
  }

  /// Reads the batches of which something is still to be asked.
  ///
  /// - Returns: The batches, oldest first.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func openBatches() async throws(JournalError) -> [JournalBatch] {
    try await batches().filter { !OpenQuestions($0).isEmpty }.reversed()
  }
}
