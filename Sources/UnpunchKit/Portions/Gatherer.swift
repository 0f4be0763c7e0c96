public import Attendance
public import FeishuAttendance
public import Foundation

/// Reads records by their ids: those with a hint by queries, the rest one by one, side by side under the client's limit.
public struct Gatherer: Sendable {
  /// How many records are asked for at once.
  private static let width = 16

  private let service: AttendanceService
  private let zone: TimeZone

  /// Takes the calls to read by.
  public init(service: AttendanceService, zone: TimeZone) {
    self.service = service
    self.zone = zone
  }

  /// Reads records.
  ///
  /// Cancellation ends it, with the rest as missing.
  @concurrent public func gather(
    _ hints: [RecordHint], idKind: IDKind, includesFormer: Bool,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async -> Gathering {
    let wanted = Set(hints.map(\.id))
    var found: [RecordID: FlowRecord] = [:]
    let finder = Finder(service: service, zone: zone)
    let windows = FlowWindows.windows(
      around: hints.compactMap { hint in
        guard let userID = hint.userID, let time = hint.checkTime else { return nil }
        return (userID, time)
      }, idKind: idKind, includesFormer: includesFormer)
    var missing: [RecordID: MissingRecord.Cause] = [:]
    if !windows.isEmpty {
      let reading = await WindowReader(service).read(windows)
      for record in reading.records {
        if let id = record.recordID, wanted.contains(id) { found[id] = record }
      }
      // Which of them the id means cannot be said, so none is taken.
      for id in reading.ambiguousIDs where found.removeValue(forKey: id) != nil {
        missing[id] = .failed(.malformed(.query, status: 200, .sharedID(id), logID: nil))
      }
      progress(found.count + missing.count, hints.count)
    }
    let listed = Array(found.keys)
    var sights: [RecordID: RecordSight] = [:]
    var failure: FeishuError?
    await withTaskGroup(of: (RecordID, Result<FlowRecord?, FeishuError>).self) { group in
      var waiting =
        hints.map(\.id).filter { found[$0] == nil && missing[$0] == nil }.reversed() as [RecordID]
      var running = 0
      while true {
        while running < Self.width, failure == nil, let id = waiting.popLast() {
          running += 1
          group.addTask {
            (
              id,
              await Result(of: { () throws(FeishuError) in try await service.record(id, idKind) })
            )
          }
        }
        guard let (id, result) = await group.next() else { break }
        running -= 1
        sights[id] = RecordSight(result)
        switch result {
        case .success(let record?): found[id] = record
        case .success(nil): missing[id] = .notFound
        case .failure(let error):
          missing[id] = .failed(error)
          if error.meetsEveryCall { failure = failure ?? error }
        }
        progress(found.count + missing.count, hints.count)
      }
      if let failure { for id in waiting { missing[id] = .failed(failure) } }
    }
    // Of what an id alone was given there is no list; what one call shows is there, as a listed record is.
    let control = ControlQuestion(
      sights: sights.values,
      listed: listed.isEmpty ? Array(found.keys) : listed)
    let controlIsShown = await control.isShown(by: service, idKind)
    for (id, sight) in sights {
      switch ReadBackJudge.presence(
        isListed: false, sight: sight, controlIsShown: controlIsShown)
      {
      case .absent: missing[id] = .notFound
      case .shown, .noAnswer: break
      }
    }
    let (names, namesError) = await names(
      hints.compactMap { found[$0.id] }, finder, idKind, includesFormer)
    for hint in hints {
      guard let record = found[hint.id],
        hint.contradicts(record, name: names[record.userID])
      else { continue }
      if let namesError, names[record.userID] == nil,
        hint.checkTime ?? record.checkTime == record.checkTime
      {
        missing[hint.id] = .nameUnchecked(namesError)
      } else {
        missing[hint.id] = .contradicted(hint, record)
      }
      found[hint.id] = nil
    }
    return Gathering(
      records: hints.compactMap { found[$0.id] }, names: names,
      missing: hints.compactMap { hint in
        missing[hint.id].map { MissingRecord(id: hint.id, cause: $0) }
      }, failure: failure)
  }

  private func names(
    _ records: [FlowRecord], _ finder: Finder, _ idKind: IDKind, _ includesFormer: Bool
  ) async -> (names: [UserID: String], error: FeishuError?) {
    guard let query = FlowQuery(around: records, idKind: idKind, includesFormer: includesFormer)
    else { return ([:], nil) }
    return await finder.names(of: query)
  }
}

/// What reading records by their ids brought.
public struct Gathering: Sendable, Hashable {
  /// The records, in the order in which they were asked for.
  public let records: [FlowRecord]
  /// The names of their employees, as far as they could be asked for.
  public let names: [UserID: String]
  /// The records that could not be read, or are others than was said.
  public let missing: [MissingRecord]
  /// The failure that every further call would have met, so that not all was asked for; nil where all was.
  public let failure: FeishuError?
}

extension Gathering {
  /// What was gathered as a list, as a search for these people over these days would show it.
  public func list(idKind: IDKind, includesFormer: Bool, elseSpan: TimeSpan) -> SearchResult {
    let (store, repeated) = RecordStore.collecting(records)
    let query =
      FlowQuery(around: records, idKind: idKind, includesFormer: includesFormer)
      ?? FlowQuery(
        employees: [], idKind: idKind, span: elseSpan, includesFormer: includesFormer)
    return SearchResult(
      query: query, store: store, names: names, missing: missing, repeated: repeated)
  }
}

extension FlowQuery {
  /// Asks for the people of some records, from the first to the last of them; nil where there are none.
  fileprivate init?(around records: [FlowRecord], idKind: IDKind, includesFormer: Bool) {
    let times = records.map(\.checkTime)
    guard let first = times.min(), let last = times.max(),
      let span = TimeSpan(first: first, last: last)
    else { return nil }
    var seen: Set<UserID> = []
    self.init(
      employees: records.map(\.userID).filter { seen.insert($0).inserted }, idKind: idKind,
      span: span, includesFormer: includesFormer)
  }
}
