import Attendance
import FeishuAttendance

/// Reads windows side by side under the client's limit, and cuts those that can be read in parts only: the one way in which
/// records are listed, by a search, before a deletion and after it alike.
struct WindowReader: Sendable {
  /// How many windows are read at once; the client's limiter spaces the calls.
  static let width = 8

  let read: @Sendable (FlowWindow) async throws(FeishuError) -> FlowReading

  /// Reads windows; a part that cannot be read becomes a gap.
  func read(
    _ windows: [FlowWindow], progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async -> WindowReading {
    var reading = WindowReading(windows: windows)
    await withTaskGroup(of: (FlowWindow, Result<FlowReading, FeishuError>).self) { group in
      var running = 0
      while true {
        while running < (reading.isCutting ? 1 : Self.width), let window = reading.next() {
          running += 1
          group.addTask {
            (window, await Result(of: { () throws(FeishuError) in try await read(window) }))
          }
        }
        guard let (window, result) = await group.next() else { break }
        running -= 1
        reading.take(result, of: window)
        progress(reading.done, reading.total)
      }
    }
    return reading
  }

  /// Reads windows, and is satisfied only where all of each could be read; throws why the first part could not be.
  func whole(_ windows: [FlowWindow]) async throws(FeishuError) -> WindowReading {
    let reading = await read(windows)
    if let gap = reading.gaps.first { throw gap.error }
    return reading
  }
}

extension WindowReader {
  /// Reads the flow records themselves.
  init(_ service: AttendanceService) {
    self.init { window throws(FeishuError) in try await service.records(window) }
  }
}

/// The state of a reading of windows: what is still to be read, and what came.
struct WindowReading: Sendable {
  private var waiting: [FlowWindow]
  private(set) var records: [FlowRecord] = []
  /// Records whose time or employee cannot be read.
  private(set) var unlisted: [UnlistedRecord] = []
  /// How many answers say that there is more than they hold.
  private(set) var unfinishedAnswers = 0
  private(set) var gaps: [SearchResult.Gap] = []
  private(set) var done = 0
  private(set) var total: Int
  private var hopelessError: FeishuError?
  private var tooLargeInARow = 0

  /// The ids that do not say which record is meant: several have them that differ, or one of these cannot be read.
  var ambiguousIDs: Set<RecordID> {
    let ids = Set(unlisted.compactMap(\.recordID))
    let shared = ids.isEmpty ? [] : ids.intersection(records.compactMap(\.recordID))
    return DistinctRecords(records).ambiguous.union(shared)
  }

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

  mutating func take(_ result: Result<FlowReading, FeishuError>, of window: FlowWindow) {
    done += 1
    switch result {
    case .success(let reading):
      records += reading.records
      unlisted += reading.unlisted
      if reading.hasMore { unfinishedAnswers += 1 }
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

  private func gap(_ window: FlowWindow, _ error: FeishuError) -> SearchResult.Gap {
    SearchResult.Gap(employees: window.userIDs, from: window.from, to: window.to, error: error)
  }
}

extension FeishuError {
  /// How a window is cut so that the rest of it can be read: one unknown employee, or too large an answer.
  fileprivate var cutThatMayHelp: FlowWindows.Cut? {
    switch self {
    // The answer with the token is no smaller for a smaller window.
    case .answerBroken(let call, _, .tooLarge, _): call == .token ? nil : .time
    case .refused(let refusal)
    where refusal.code.effect == .employeeRefused:
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
      switch refusal.code.topic {
      case .rateLimit, .quota: true
      case .dataRange: false
      case let topic: topic.isAboutPermission
      }
    case .notReached, .redirected, .notFeishu, .cancelled: true
    case .noAnswer, .answerBroken, .malformed: false
    }
  }
}
