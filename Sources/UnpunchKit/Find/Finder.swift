import Attendance
import FeishuAttendance
public import Foundation

/// Reads the records of a query: windows side by side under the client's limit, one list, each record once.
public struct Finder: Sendable {
  /// How many windows are read at once; the client's limiter spaces the calls.
  private static let width = 8

  private let service: AttendanceService
  private let zone: TimeZone

  /// Takes the calls to read by.
  ///
  /// - Parameters:
  ///   - service: The platform's calls.
  ///   - zone: The zone whose days `user_tasks/query` is asked for.
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
  /// - Parameters:
  ///   - query: Whose records, from when to when.
  ///   - progress: Called with how many calls are done, and how many there are as far as is known.
  /// - Returns: The records and what is missing.
  @concurrent public func find(
    _ query: FlowQuery, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async -> Finding {
    async let names = names(of: query)
    let reading = await reading(of: query, progress: progress)
    let known = await names
    let records = reading.records.filter { query.span.contains($0.checkTime) }
    let (store, repeated) = RecordStore.collecting(records)
    return Finding(
      query: query, store: store, names: known.names, gaps: reading.gaps, repeated: repeated,
      namesError: known.error)
  }

  /// The records of a query as far as they could be read, without names.
  func records(of query: FlowQuery) async -> [FlowRecord] {
    await reading(of: query) { _, _ in }.records
  }

  private func reading(
    of query: FlowQuery, progress: @Sendable (_ done: Int, _ of: Int) -> Void
  ) async -> Reading {
    var reading = Reading(windows: FlowWindows.windows(of: query))
    await withTaskGroup(of: (FlowWindow, Result<[FlowRecord], FeishuError>).self) { group in
      var running = 0
      while true {
        while running < (reading.isCutting ? 1 : Self.width), let window = reading.next() {
          running += 1
          group.addTask { (window, await read(window, of: query)) }
        }
        guard let (window, result) = await group.next() else { break }
        running -= 1
        reading.take(result, of: window)
        progress(reading.done, reading.total)
      }
    }
    return reading
  }

  private func read(_ window: FlowWindow, of query: FlowQuery) async -> Result<
    [FlowRecord], FeishuError
  > {
    do {
      switch query.source {
      case .flows: return .success(try await service.records(window).records)
      case .results:
        return .success(try await service.results(window, days(of: window)).records)
      }
    } catch {
      return .failure(error)
    }
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
        while running < Self.width, failure == nil, let window = waiting.popFirst() {
          running += 1
          group.addTask { await self.names(in: window) }
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

  private func names(in window: FlowWindow) async -> Result<[UserID: String], FeishuError> {
    do {
      return .success(try await service.results(window, days(of: window)).names)
    } catch {
      return .failure(error)
    }
  }

  private func days(of window: FlowWindow) -> ClosedRange<Int> {
    let first = CivilTime(window.from, in: zone).dayNumber
    return first...max(first, CivilTime(window.to.advanced(bySeconds: -1), in: zone).dayNumber)
  }

  /// The state of one search: what is still to be read, and what came.
  private struct Reading {
    private var waiting: [FlowWindow]
    private(set) var records: [FlowRecord] = []
    private(set) var gaps: [Finding.Gap] = []
    private(set) var done = 0
    private(set) var total: Int
    private var hopelessError: FeishuError?
    private var tooLargeInARow = 0

    /// Whether the last answers were too large: then one is read at a time, for each may fill its limit of memory.
    var isCutting: Bool { tooLargeInARow > 0 }

    /// How many too large answers in a row are believed; a window of 31 days is then down to half a day.
    private static let cutsWithoutSuccess = 6

    init(windows: [FlowWindow]) {
      waiting = windows.reversed()
      total = windows.count
    }

    mutating func next() -> FlowWindow? {
      guard let error = hopelessError else { return waiting.popLast() }
      gaps += waiting.reversed().map { gap($0, error) }
      waiting = []
      return nil
    }

    mutating func take(_ result: Result<[FlowRecord], FeishuError>, of window: FlowWindow) {
      done += 1
      switch result {
      case .success(let some):
        records += some
        tooLargeInARow = 0
      case .failure(let error):
        if error.cutThatMayHelp == .time { tooLargeInARow += 1 }
        if tooLargeInARow > Self.cutsWithoutSuccess {
          hopelessError = error
          gaps.append(gap(window, error))
        } else if let cut = error.cutThatMayHelp,
          let halves = FlowWindows.halves(of: window, by: cut)
        {
          waiting += halves.reversed()
          total += halves.count
        } else {
          gaps.append(gap(window, error))
          if error.meetsEveryCall { hopelessError = error }
        }
      }
    }

    private func gap(_ window: FlowWindow, _ error: FeishuError) -> Finding.Gap {
      Finding.Gap(employees: window.userIDs, from: window.from, to: window.to, error: error)
    }
  }
}

extension FeishuError {
  /// How a window is cut so that the rest of it can be read: one unknown employee, or too large an answer.
  fileprivate var cutThatMayHelp: FlowWindows.Cut? {
    switch self {
    // The answer with the token is no smaller for a smaller window.
    case .answerBroken(let call, _, .tooLarge, _): call == .token ? nil : .time
    case .refused(let refusal)
    where refusal.code == .userUnknown || refusal.code == .outsideDataRange:
      .employees
    case .refused, .notReached, .noAnswer, .answerBroken, .notFeishu, .redirected, .malformed,
      .cancelled:
      nil
    }
  }

  /// Whether the same would be met by every other call.
  var meetsEveryCall: Bool {
    switch self {
    case .refused(let refusal):
      refusal.code == .rateLimited || refusal.code == .quotaExceeded
        || isAboutPermission && refusal.code != .outsideDataRange
    case .notReached, .redirected, .notFeishu, .cancelled: true
    case .noAnswer, .answerBroken, .malformed: false
    }
  }
}
