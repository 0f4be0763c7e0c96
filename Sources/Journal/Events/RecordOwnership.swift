import Attendance

/// What several batches of one journal that hold the same record mean together: a record that is gone is one batch's.
///
/// Ids of another app or another host are other records. Decision 8 says why whom it belongs to.
enum RecordOwnership {
  /// Gives every record that is gone to one batch.
  ///
  /// - Parameter batches: Batches, each folded by itself; all that hold a record, where its verdict is to count.
  /// - Returns: The same batches in the same order. Those that have a record no more say whose it is.
  static func settled(_ batches: [JournalBatch]) -> [JournalBatch] {
    var batches = batches
    let targets = Dictionary(grouping: batches.indices) { batches[$0].intent.target.unnamed }
    for indices in targets.values where indices.count > 1 {
      var holders: [RecordID: [Int]] = [:]
      for index in indices {
        for id in batches[index].batch.ids { holders[id, default: []].append(index) }
      }
      for (id, indices) in holders where indices.count > 1 { settle(id, indices, &batches) }
    }
    let numbers = Set(batches.map(\.number))
    for index in batches.indices { keepBooked(&batches[index], beside: numbers) }
    return batches
  }

  /// Says of a record whose it is where that batch was dropped since, so that nothing but its old event can tell.
  private static func keepBooked(_ batch: inout JournalBatch, beside numbers: Set<Int>) {
    for (id, owner) in batch.bookedBy
    where !numbers.contains(owner) && batch.verdict(of: id) != .deleted(.reply)
      && isOthers(batch.verdict(of: id), isTold: true)
    {
      batch.resolutions[id] = .notDeleted(.deletedBy(batch: owner))
    }
  }

  /// The batch that a record belongs to.
  ///
  /// - Returns: The batch whose answer says that it deleted the record; else, of those that found it gone, the one that
  ///   began to import it again. Of several the latest, since the others' requests had not removed it when the records
  ///   were read for that one. Nil where none has it.
  static func owner(of id: RecordID, among batches: [JournalBatch]) -> JournalBatch? {
    let told = batches.filter { $0.verdict(of: id) == .deleted(.reply) }
    if !told.isEmpty { return told.max { $0.number < $1.number } }
    let found = batches.filter { $0.verdict(of: id)?.isDeleted ?? false }
    let undone = found.filter { $0.undo[id].map { $0.attempts > 0 } ?? false }
    return (undone.isEmpty ? found : undone).max { $0.number < $1.number }
  }

  private static func settle(_ id: RecordID, _ indices: [Int], _ batches: inout [JournalBatch]) {
    let holding = indices.map { batches[$0] }
    guard let owner = owner(of: id, among: holding) else { return }
    let isTold = owner.verdict(of: id) == .deleted(.reply)
    let farthest = farthestUndo(of: id, among: holding)
    for index in indices {
      let batch = batches[index]
      let verdict = batch.verdict(of: id)
      let booked = batch.bookedBy[id]
      if batch.number != owner.number, isOthers(verdict, isTold: isTold || booked != nil) {
        let mine = Verdict.notDeleted(.deletedBy(batch: owner.number))
        if booked != owner.number { batches[index].deduced.insert(id) }
        batches[index].resolutions[id] = mine
      } else if verdict?.isDeleted ?? false, let farthest, farthest.batch != batch.number {
        take(farthest.undo, of: id, from: farthest.batch, &batches[index])
      }
    }
  }

  /// Takes another batch's undo over to the batch that has the record, where it came farther than that one's own.
  private static func take(
    _ undo: UndoRecord, of id: RecordID, from number: Int, _ batch: inout JournalBatch
  ) {
    var theirs = undo
    theirs.elsewhere = number
    if let own = batch.undo[id] {
      guard own.verdict.progress < theirs.verdict.progress else { return }
      if own.verdict.isUnknown,
        ExactText(own.item.idempotentID) != ExactText(theirs.item.idempotentID)
      {
        // An open import under another key may have made a second record, so it is asked about all the same.
        batch.broughtBack[id] = theirs
        return
      }
    }
    batch.undo[id] = theirs
  }

  /// Whether a record that another batch has is not this one's, by what this one knows.
  private static func isOthers(_ verdict: Verdict?, isTold: Bool) -> Bool {
    switch verdict {
    case .deleted, .notDeleted(.deletedBy): true
    // What was only found gone may be this batch's as well, as long as it has not been asked about.
    case .unknown, .notDeleted(.stillThere): isTold
    case .notDeleted, nil: false
    }
  }

  /// The undo that has come farthest with a record, and the batch that it is of.
  private static func farthestUndo(
    of id: RecordID, among batches: [JournalBatch]
  ) -> (undo: UndoRecord, batch: Int)? {
    func rank(_ entry: (undo: UndoRecord, batch: Int)) -> (Int, Int, Int) {
      (entry.undo.verdict.progress, entry.undo.attempts, -entry.batch)
    }
    return batches.compactMap { batch in batch.undo[id].map { ($0, batch.number) } }
      .max { rank($0) < rank($1) }
  }
}

extension UndoVerdict {
  /// How far an undo has come with a record, where several batches tell of it.
  fileprivate var progress: Int {
    switch self {
    case .notImported: 0
    case .unknown: 1
    case .imported: 2
    }
  }
}

extension JournalBatch {
  /// What is to be kept of a verdict that was found for one of its records, by what other batches tell of it.
  ///
  /// - Returns: That it is another batch's, where it is; nil where it was found gone, but a later batch has asked for it
  ///   and does not know yet what became of it: then that one's question comes first. Else the same.
  func owned(_ entry: RecordVerdict, among others: [JournalBatch]) -> Verdict? {
    let (id, verdict) = (entry.recordID, entry.verdict)
    guard verdict.isDeleted, verdict != .deleted(.reply) else { return verdict }
    var changed = self
    changed.resolutions[id] = verdict
    if let owner = RecordOwnership.owner(of: id, among: others + [changed]),
      owner.number != number
    {
      return .notDeleted(.deletedBy(batch: owner.number))
    }
    if case .deleted(.byHand) = verdict { return verdict }
    // One of which it is known that the record is another batch's has nothing to find out any more.
    return RecordOwnership.settled(others + [self]).contains {
      $0.number > number && $0.verdict(of: id)?.isUnknown ?? false
    } ? nil : verdict
  }
}

extension EventLog {
  /// One batch, with what other batches tell of its records; nil where there is none of this number.
  func batch(_ number: Int) throws -> JournalBatch? { try batches(settledWith: number).first }

  /// One batch, and then the others that hold its records, with what they tell together of these; empty where there is
  /// none of this number.
  func batches(settledWith number: Int) throws -> [JournalBatch] {
    guard let own = try EventFold.batches(try events(ofBatch: number)).first else { return [] }
    return RecordOwnership.settled([own] + (try others(holding: Set(own.batch.ids), beside: own)))
  }

  /// The other batches of the same app and host that hold any of some records, each folded by itself.
  func others(holding ids: Set<RecordID>, beside batch: JournalBatch) throws -> [JournalBatch] {
    let numbers = try batches(holding: ids).filter { $0 != batch.number }
    return try EventFold.batches(try numbers.flatMap { try events(ofBatch: $0) }).filter {
      $0.isOf(batch.intent.target)
    }
  }
}
