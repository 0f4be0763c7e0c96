import Attendance
import FeishuAttendance
public import Foundation

/// Reads the records of a query: windows side by side under the client's limit, one list, each record once.
public struct Finder: Sendable {
  private let service: AttendanceService
  private let zone: TimeZone

  /// Takes the calls to read by, and the zone whose days `user_tasks/query` is asked for.
  public init(service: AttendanceService, zone: TimeZone) {
    self.service = service
    self.zone = zone
  }

  /// Reads all records of a query.
  ///
  /// A part that cannot be read becomes a gap, never a silently shorter list; after a refusal that would meet every
  /// part (credentials, scopes, no network) nothing more is asked. Cancellation ends it within the current calls,
  /// with the rest as gaps.
  ///
  /// - Returns: The records and what is missing.
  @concurrent public func find(
    _ query: FlowQuery, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async -> SearchResult {
    async let names = names(of: query)
    let reading = await reading(of: query, progress: progress)
    let known = await names
    var unlisted = Unlisted()
    unlisted.records = reading.unlisted
    unlisted.unfinishedAnswers = reading.unfinishedAnswers
    let records = listed(Self.marked(reading), of: query, &unlisted)
    let (store, repeated) = RecordStore.collecting(records)
    return SearchResult(
      query: query, store: store, names: known.names, gaps: reading.gaps, unlisted: unlisted,
      repeated: repeated, namesError: known.error)
  }

  /// The records that were read, of which those are odd by their id that share it with another one.
  private static func marked(_ reading: WindowReading) -> [FlowRecord] {
    let ambiguous = reading.ambiguousIDs
    guard !ambiguous.isEmpty else { return reading.records }
    return reading.records.map { record in
      guard let id = record.recordID, ambiguous.contains(id) else { return record }
      var record = record
      record.oddities = (record.oddities ?? []) + [.sharedID]
      return record
    }
  }

  /// The records that a query asked for; what else came is noted.
  private func listed(
    _ records: [FlowRecord], of query: FlowQuery, _ unlisted: inout Unlisted
  ) -> [FlowRecord] {
    let asked = Set(query.employees)
    // Whether ids go by case is not documented, so nobody is a stranger for that alone.
    let folded = Set(query.employees.map { $0.rawValue.lowercased() }.map { ExactText($0) })
    var odd: Set<FlowRecord> = []
    return records.filter { record in
      guard query.span.contains(record.checkTime) else {
        // Whole days are asked for punch results, so others than those that are meant are no surprise.
        if query.source == .flows { unlisted.outside.append(record) }
        return false
      }
      if !asked.contains(record.userID),
        !folded.contains(ExactText(record.userID.rawValue.lowercased()))
      {
        unlisted.strangers.append(record)
      }
      if record.oddities != nil, record.recordID == nil || odd.insert(record).inserted {
        unlisted.odd.append(record)
      }
      return true
    }
  }

  private func reading(
    of query: FlowQuery, progress: @Sendable (_ done: Int, _ of: Int) -> Void
  ) async -> WindowReading {
    let reader = WindowReader { window throws(FeishuError) in
      switch query.source {
      case .flows: return try await service.records(window)
      case .results:
        let reading = try await service.results(window, days(of: window))
        return FlowReading(
          records: reading.records, logID: nil, unlisted: reading.unlisted,
          hasMore: reading.hasMore)
      }
    }
    return await reader.read(FlowWindows.windows(of: query), progress: progress)
  }

  /// The names of the employees of a query, as far as they could be asked for.
  func names(of query: FlowQuery) async -> (names: [UserID: String], error: FeishuError?) {
    let from = max(
      query.span.first, query.span.last.advanced(bySeconds: -(FlowWindows.longest - 1)))
    var waiting = query.employees.portions(of: FlowWindow.userLimit).compactMap { portion in
      try? FlowWindow(  // A portion is never empty or too large.
        userIDs: portion, idKind: query.idKind, from: from,
        to: query.span.last.advanced(bySeconds: 1), includesFormer: query.includesFormer)
    }[...]
    return await withTaskGroup(of: Result<[UserID: String], FeishuError>.self) { group in
      var names: [UserID: String] = [:]
      var failure: FeishuError?
      var running = 0
      while true {
        while running < WindowReader.width, failure == nil, let window = waiting.popFirst() {
          running += 1
          group.addTask {
            await Result(of: { () throws(FeishuError) in
              try await service.results(window, days(of: window)).names
            })
          }
        }
        guard let result = await group.next() else { return (names, failure) }
        running -= 1
        switch result {
        case .success(let some): names.merge(some) { first, _ in first }
        case .failure(let error): failure = failure ?? error
        }
      }
    }
  }

  private func days(of window: FlowWindow) -> ClosedRange<Int> {
    let first = CivilTime(window.from, in: zone).dayNumber
    return first...max(first, CivilTime(window.to.advanced(bySeconds: -1), in: zone).dayNumber)
  }
}
