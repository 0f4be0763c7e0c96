import Attendance
import FeishuAttendance

/// Asks the platform whether records are there: in rounds, by one query and one question for each that it does not list.
struct ReadBack: Sendable {
  /// What is asked about.
  struct Question: Sendable {
    /// The ids, in the order in which they were sent.
    let ids: [RecordID]
    /// The copies of the records, as far as there are any; without one a record cannot be listed by a query.
    let records: [FlowRecord]
    let idKind: IDKind
    let includesFormer: Bool
  }

  /// What is known of one record, and since when.
  struct Answer: Sendable, Hashable {
    let presence: Presence
    let at: UnixTime
  }

  /// The pauses before the rounds, so that they begin about 1, 4 and 12 seconds after the answer that told nothing.
  static let pauses: [Duration] = [.seconds(1), .seconds(3), .seconds(8)]
  /// How long all rounds may take.
  static let limit = Duration.seconds(30)

  let service: AttendanceService
  let timing: WorkTiming

  /// Asks until every record is known to be absent, or the rounds are over.
  ///
  /// A record that is shown is asked about again, since the platform may act late; one that is absent is not.
  ///
  /// - Returns: What the last round, or the one that showed a record to be absent, told of each record; those of
  ///   which it told nothing are left out. Cancelled, it returns what the rounds told that were over.
  func ask(
    _ question: Question, pauses: [Duration] = Self.pauses,
    progress: @escaping @Sendable (SettlementProgress) -> Void
  ) async -> [RecordID: Answer] {
    await timing.within(Self.limit) {
      var absent: [RecordID: Answer] = [:]
      for (index, pause) in pauses.enumerated() {
        let open = question.ids.filter { absent[$0] == nil }
        guard !open.isEmpty else { break }
        if pause > .zero {
          progress(.pausing(pause, round: index + 1))
          // Cancelled: what was absent stays absent, and of the rest nothing is said.
          guard (try? await timing.pause(pause)) != nil else { return absent }
        }
        progress(.asking(round: index + 1))
        let shown = await round(question, about: open)
        let at = timing.now()
        for (id, presence) in shown where presence == .absent {
          absent[id] = Answer(presence: presence, at: at)
        }
        if index == pauses.count - 1 {
          return absent.merging(
            shown.filter { $0.value == .shown }.mapValues { Answer(presence: $0, at: at) }
          ) { first, _ in first }
        }
      }
      return absent
    }
  }

  private func round(_ question: Question, about ids: [RecordID]) async -> [RecordID: Presence] {
    let listed = await listed(question, about: ids)
    let unlisted = ids.filter { !(listed?.contains($0) ?? false) }
    let sights = await sights(of: unlisted, question.idKind)
    let control = ControlQuestion(sights: sights.values, listed: listed ?? [])
    let controlIsShown = await control.isShown(by: service, question.idKind)
    return Dictionary(
      uniqueKeysWithValues: ids.map { id in
        (
          id,
          ReadBackJudge.presence(
            isListed: listed.map { $0.contains(id) }, sight: sights[id],
            controlIsShown: controlIsShown)
        )
      })
  }

  /// The ids that a whole query lists; nil where there was no such answer, or it lists a record without its id.
  private func listed(_ question: Question, about ids: [RecordID]) async -> Set<RecordID>? {
    let asked = question.records.filter { $0.recordID.map(ids.contains) ?? false }
    let windows = FlowWindows.windows(
      around: asked, idKind: question.idKind, includesFormer: question.includesFormer)
    guard asked.count == ids.count, !windows.isEmpty,
      // No answer is what the judge is told then.
      let reading = try? await WindowReader(service).whole(windows)
    else { return nil }
    // What cannot be read in full is there all the same; what has no id may be any of them, and so may what was not sent.
    let found = reading.records.map(\.recordID) + reading.unlisted.map(\.recordID)
    let ids = found.compactMap(\.self)
    return ids.count == found.count && reading.unfinishedAnswers == 0 ? Set(ids) : nil
  }

  private func sights(of ids: [RecordID], _ kind: IDKind) async -> [RecordID: RecordSight] {
    await withTaskGroup(of: (RecordID, RecordSight).self) { group in
      for id in ids { group.addTask { (id, await service.sight(of: id, kind)) } }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }
}
