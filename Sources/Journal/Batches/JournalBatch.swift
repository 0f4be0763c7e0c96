public import Attendance

/// One batch as the journal tells it: all its events, folded into one value.
public struct JournalBatch: Sendable, Hashable {
  /// The number, from 1, in the order in which the intents were committed.
  public let number: Int
  /// When the intent was committed.
  public let at: UTCMilliseconds
  /// Who committed it, and from where.
  public let context: JournalContext
  /// The ids, in the order in which they were to be sent.
  public let batch: RecordBatch
  /// What was asked for; records, names and reason are empty where they have been purged.
  public let intent: DeletionIntent
  /// Whether the copies of the records have been dropped, so that they cannot be imported again.
  public let isPurged: Bool
  /// The process that sent it; nil in journals of before it was noted.
  public let pid: Int32?
  /// How many attempts were begun; 0 means that nothing was sent.
  public package(set) var attempts = 0
  /// What came of it; nil where it was never learnt.
  public package(set) var outcome: DeletionOutcome?
  /// When the outcome was kept; nil where there is none.
  public package(set) var concludedAt: UTCMilliseconds?
  /// What became known afterwards, by asking again or by an operator's word; each is surer than the outcome's
  /// verdict, or later.
  public package(set) var resolutions: [RecordID: Verdict] = [:]
  /// What became of the records that were to be imported again; of a record that this batch deleted also what another
  /// batch's undo did, since an undo is of the record.
  public package(set) var undo: [RecordID: UndoRecord] = [:]
  /// What another batch's undo did with records that are there again by it, while this one's own import, under another
  /// key, is still open.
  package var broughtBack: [RecordID: UndoRecord] = [:]
  /// The records of which other batches tell that they are those batches', and this one's events do not say so yet.
  package var deduced: Set<RecordID> = []
  /// The batches that its events once said to have deleted some of its records.
  ///
  /// That holds as long as those have them, which only all batches together tell.
  package var bookedBy: [RecordID: Int] = [:]
  /// The name of the sender's lock.
  package let lock: String?

  /// Who committed it.
  public var operatorName: String { context.operatorName }
  /// The reason or ticket that the operator typed; may be empty.
  public var reason: String { intent.reason }

  /// Puts a batch together as it is after its intent.
  package init(
    number: Int, at: UTCMilliseconds, context: JournalContext, batch: RecordBatch,
    intent: DeletionIntent,
    isPurged: Bool = false, pid: Int32? = nil, lock: String? = nil
  ) {
    self.number = number
    self.at = at
    self.context = context
    self.batch = batch
    self.intent = intent
    self.isPurged = isPurged
    self.pid = pid
    self.lock = lock
  }

  /// Tells whether the batch is of an app on a host; ids of another app or host are other records.
  public func isOf(_ target: PlatformTarget) -> Bool { intent.target.unnamed == target.unnamed }

  /// What became of each record, by all that is known now, in the order sent.
  ///
  /// Without an outcome a record was not sent where there was no attempt, and is unknown else.
  public var verdicts: [RecordVerdict] {
    let first = outcome?.verdicts ?? abandoned.verdicts
    return first.map {
      RecordVerdict(recordID: $0.recordID, verdict: resolutions[$0.recordID] ?? $0.verdict)
    }
  }

  /// What became of one record; nil where it is none of this batch.
  func verdict(of id: RecordID) -> Verdict? {
    resolutions[id] ?? (outcome ?? abandoned).verdicts.first { $0.recordID == id }?.verdict
  }

  /// How many of the records that this batch deleted are imported again.
  public var undone: Int {
    verdicts.count { $0.verdict.isDeleted && isBack($0.recordID) }
  }

  /// How many records ended how.
  public var tally: Tally {
    var tally = Tally(verdicts.lazy.map(\.verdict))
    tally.undone = undone
    return tally
  }

  /// Whether a record is imported again, by the undo of whichever batch.
  public func isBack(_ id: RecordID) -> Bool {
    undo[id]?.verdict.isImported ?? false || broughtBack[id] != nil
  }

  /// The outcome of a batch whose sender is gone without one.
  public var abandoned: DeletionOutcome {
    let verdict: Verdict =
      attempts == 0
      ? .notDeleted(.neverSent(.noAttempt)) : .unknown(.noAnswer(.programEnded))
    return DeletionOutcome(
      verdicts: batch.ids.map { RecordVerdict(recordID: $0, verdict: verdict) })
  }

  /// The copy of a record; nil where it has been purged or is none of this batch.
  public func record(_ id: RecordID) -> FlowRecord? {
    intent.records.first { $0.recordID == id }
  }
}
