import Attendance
import FeishuAttendance
import Journal

/// Finds out what an undo would do; it changes nothing, neither on the platform nor in the journal.
struct UndoPlanner: Sendable {
  let service: AttendanceService
  let target: PlatformTarget
  /// The days of the last week, in which the names are looked up, as numbers `yyyyMMdd`.
  let lastWeek: ClosedRange<Int>

  /// Plans the undo of a batch: what it deleted and is not there again.
  ///
  /// Nil means all of its records. What was asked for too is left to the batches that deleted it.
  ///
  /// - Returns: The plan.
  /// - Throws: ``UndoRefusal``, where there is nothing to do, or the platform could not be asked.
  func plan(
    _ batch: JournalBatch, of ids: Set<RecordID>? = nil, beside others: [UndoPlan.Left]
  ) async throws(UndoRefusal) -> UndoPlan {
    guard batch.outcome != nil else { throw .notConcluded }
    guard batch.isOf(target) else {
      throw .otherTarget(batch.intent.target)
    }
    let deleted = batch.verdicts.filter {
      $0.verdict.isDeleted && !batch.isBack($0.recordID)
        && ids?.contains($0.recordID) ?? true
    }
    guard !deleted.isEmpty else { throw .nothingToImport }
    guard !batch.isPurged else { throw .purged }
    do throws(FeishuError) {
      let names = try await namesNow(batch, deleted.map(\.recordID))
      var items: [UndoPlan.Item] = []
      var left: [UndoPlan.Left] = []
      for entry in deleted {
        guard let record = batch.record(entry.recordID) else { continue }
        if let obstacle = obstacle(record, batch, names) {
          left.append(UndoPlan.Left(record: record, obstacle: obstacle))
        } else {
          items.append(try await item(record, entry, batch))
        }
      }
      return UndoPlan(batch: batch, items: items, left: left + others)
    } catch {
      throw .readingFailed(error)
    }
  }

  /// Why a record cannot be imported, as far as that is known without sending anything.
  private func obstacle(
    _ record: FlowRecord, _ batch: JournalBatch, _ names: [UserID: String]
  ) -> UndoVerdict.Obstacle? {
    if RecordImport.isTooEarly(record) { return .tooEarly }
    // Job numbers and ids of people who left are given to others.
    if let then = batch.intent.names[record.userID], let now = names[record.userID],
      ExactText(then) != ExactText(now)
    {
      return .otherPerson
    }
    return nil
  }

  private func item(
    _ record: FlowRecord, _ entry: RecordVerdict, _ batch: JournalBatch
  ) async throws(FeishuError) -> UndoPlan.Item {
    let shown = try await ImportFinder.sameMoment(record, batch.intent, service)
    let known = batch.undo[entry.recordID]
    let equal = shown.filter { $0.isSameCheckIn(as: record) }.compactMap(\.recordID)
    let isSure = entry.verdict == .deleted(.reply)
    // What an import that is still open may have made is not to be taken for a record of before: the first list counts.
    let open = known.flatMap { $0.verdict.isUnknown ? $0 : nil }
    return UndoPlan.Item(
      record: record,
      intent: UndoIntent.Item(
        recordID: entry.recordID,
        idempotentID: known?.item.idempotentID ?? batch.intent.importKey(of: entry.recordID),
        equal: open?.item.equal ?? equal),
      needsConsent: !isSure && open == nil && !equal.isEmpty)
  }

  /// The names that the people's ids stand for now.
  private func namesNow(_ batch: JournalBatch, _ ids: [RecordID]) async throws(FeishuError)
    -> [UserID: String]
  {
    let records = ids.compactMap { batch.record($0) }
    guard !batch.intent.names.isEmpty,
      let window = FlowWindow(
        peopleOf: records, idKind: batch.intent.idKind, includesFormer: false)
    else { return [:] }
    return try await service.results(window, lastWeek).names
  }
}

extension FlowWindow {
  /// One window with the people of some records, for what is asked of people; nil for none, or for more than 50.
  fileprivate init?(peopleOf records: [FlowRecord], idKind: IDKind, includesFormer: Bool) {
    let times = records.map(\.checkTime)
    var seen: Set<UserID> = []
    let users = records.map(\.userID).filter { seen.insert($0).inserted }
    guard let first = times.min(), let last = times.max(),
      let window = try? FlowWindow(  // What makes no window is nil.
        userIDs: users, idKind: idKind, from: first, to: last.advanced(bySeconds: 1),
        includesFormer: includesFormer)
    else { return nil }
    self = window
  }
}
