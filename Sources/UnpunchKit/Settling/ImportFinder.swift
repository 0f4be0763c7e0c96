import Attendance
import FeishuAttendance
import Journal

/// Finds the records that imports have made: by the key that they carry, else by being the one new equal record.
struct ImportFinder: Sendable {
  /// What one look shows of one import.
  enum Look: Sendable, Hashable {
    /// The record is there, under this id.
    case found(RecordID)
    /// Several new equal records are there, and none carries the key.
    case ambiguous
    /// No such record is shown.
    case notShown
    /// There was no answer.
    case noAnswer
  }

  let service: AttendanceService
  let timing: WorkTiming
  /// The batch that deleted the records.
  let batch: JournalBatch
  /// The keys under which its records are imported.
  private let keys: [RecordID: ExactText]

  /// Takes what finding needs.
  init(service: AttendanceService, timing: WorkTiming, batch: JournalBatch) {
    self.service = service
    self.timing = timing
    self.batch = batch
    keys = Dictionary(
      uniqueKeysWithValues: batch.batch.ids.map {
        ($0, ExactText(batch.undo[$0]?.item.idempotentID ?? batch.intent.importKey(of: $0)))
      })
  }

  /// The ids that imports of this batch's records are known to have made.
  var known: Set<RecordID> {
    Set(
      (Array(batch.undo.values) + batch.broughtBack.values).compactMap {
        if case .imported(let id?) = $0.verdict { id } else { nil }
      })
  }

  /// Looks for one import once, beside the ids that other imports have made.
  func look(for item: UndoIntent.Item, taken: Set<RecordID>) async -> Look {
    do throws(FeishuError) {
      let sight = try await sight(of: item, taken: taken)
      if let id = sight.own { return .found(id) }
      switch (sight.others.count, sight.others.first?.recordID) {
      case (0, _): return .notShown
      case (1, let id?): return .found(id)
      default: return .ambiguous
      }
    } catch {
      return .noAnswer
    }
  }

  /// Looks whether an import is still to be sent: what is not there, or was there when it was planned, is.
  ///
  /// - Returns: What became of the import without its being sent; nil where it is to be sent.
  func verdictBeforeSending(
    _ item: UndoIntent.Item, taken: Set<RecordID>
  ) async -> UndoVerdict? {
    do throws(FeishuError) {
      let sight = try await sight(of: item, taken: taken)
      if let id = sight.own { return .imported(id) }
      return sight.others.first.map { other in
        other.recordID.map { .notImported(.equalRecord($0)) }
          ?? .notImported(.refused(.neverSent(.recordsChanged)))
      }
    } catch {
      if case .cancelled = error { return .notImported(.refused(.neverSent(.cancelled))) }
      return .notImported(.refused(.neverSent(.readingTooOld)))
    }
  }

  /// What is shown at the moment of a deleted record: the record with the key of its import, and equal ones that are new.
  private func sight(
    of item: UndoIntent.Item, taken: Set<RecordID>
  ) async throws(FeishuError) -> (own: RecordID?, others: [FlowRecord]) {
    // Without a copy there is nothing to look for; the platform is not asked.
    guard let record = batch.record(item.recordID) else { throw .cancelled(.query, wasSent: false) }
    let shown = try await Self.sameMoment(record, batch.intent, service)
    let key = ExactText(item.idempotentID)
    let before = Set(item.equal).union(taken)
    let foreign = Set(keys.filter { $0.key != item.recordID }.values)
    // What another import of the batch has made, such as that of a twin, is no news to this one.
    let others = shown.filter { shown in
      shown.isSameCheckIn(as: record) && !(shown.recordID.map(before.contains) ?? false)
        && !(shown.idempotentID.map(foreign.contains) ?? false)
    }
    return (shown.first { $0.idempotentID == key }?.recordID, others)
  }

  /// Looks for imports whose answer told nothing, in rounds as a read-back has them; of which nothing became
  /// known is left out.
  func find(
    _ ids: [RecordID], progress: @escaping @Sendable (SettlementProgress) -> Void
  ) async -> [UndoOutcome] {
    await timing.within(ReadBack.limit) {
      var found: [UndoOutcome] = []
      var taken = known
      for (index, pause) in ReadBack.pauses.enumerated() {
        let open = ids.filter { id in !found.contains { $0.recordID == id } }
        guard !open.isEmpty else { break }
        progress(.pausing(pause, round: index + 1))
        guard (try? await timing.pause(pause)) != nil else { break }  // Cancelled.
        progress(.asking(round: index + 1))
        for item in open.compactMap({ batch.undo[$0]?.item }) {
          switch await look(for: item, taken: taken) {
          case .found(let id):
            taken.insert(id)
            found.append(outcome(of: item, .imported(id)))
          case .notShown where index == ReadBack.pauses.count - 1:
            let at = timing.now()
            found.append(outcome(of: item, .notImported(.notThere(at: at))))
          case .notShown, .ambiguous, .noAnswer: break
          }
        }
      }
      return found
    }
  }

  private func outcome(of item: UndoIntent.Item, _ verdict: UndoVerdict) -> UndoOutcome {
    UndoOutcome(
      recordID: item.recordID, verdict: verdict, attempt: batch.undo[item.recordID]?.attempts)
  }

  /// The records of the same person at the same second.
  static func sameMoment(
    _ record: FlowRecord, _ intent: DeletionIntent, _ service: AttendanceService
  ) async throws(FeishuError) -> [FlowRecord] {
    let windows = FlowWindows.windows(
      around: [record], idKind: intent.idKind, includesFormer: intent.includesFormer)
    return try await WindowReader(service).whole(windows).records
  }
}

extension FlowRecord {
  /// Whether another record says that the same person checked in at the same time and place, by the same importer.
  func isSameCheckIn(as other: FlowRecord) -> Bool {
    let fields: [Field] = [.userID, .checkTime, .creatorID, .locationName, .comment]
    return fields.allSatisfy { text(of: $0) == other.text(of: $0) }
  }
}
