import Attendance
import FeishuAttendance
import Foundation
import Journal
import Synchronization
import TestSupport
import UnpunchKit

/// A deletion with a journal in memory, a clock that stands still, and waits that end at once.
struct DeletionRoad {
  static let target = PlatformTarget(
    host: "open.feishu.cn", appID: "cli_a1b2c3d4", tenantName: "示例公司")
  static let now = UnixTime(seconds: 1_795_413_731)

  let deletion: Deletion
  let journal: Journal
  /// How long each wait was to be.
  let waits: Recorder<Duration>
  /// What was reported to be done.
  let progress: Recorder<DeletionProgress>

  /// Puts a road together.
  ///
  /// - Parameters:
  ///   - service: The platform's calls.
  ///   - journal: The journal; nil for a fresh one in memory.
  ///   - beforeWaiting: Is told of each wait before it ends; what it throws ends the wait.
  /// - Throws: What the journal throws.
  init(
    _ service: AttendanceService, journal: Journal? = nil,
    beforeWaiting: @escaping @Sendable (Duration) async throws -> Void = { _ in }
  ) async throws {
    let kept: Journal
    if let journal { kept = journal } else { kept = try await Journal.fresh() }
    let waits = Recorder<Duration>()
    self.journal = kept
    self.waits = waits
    progress = Recorder()
    let timing = WorkTiming.standingStill { duration in
      waits.record(duration)
      try await beforeWaiting(duration)
    }
    deletion = Deletion(service: service, journal: kept, target: Self.target, timing: timing)
  }

  /// Deletes, and keeps what was reported.
  func delete(_ plan: DeletionPlan, reason: String = "HR-1204") async -> DeletionResult {
    await deletion.delete(plan, reason: reason) { [progress] in progress.record($0) }
  }

  /// The intent that the journal has for a plan.
  static func intent(_ plan: DeletionPlan, reason: String = "HR-1204") -> DeletionIntent {
    DeletionIntent(
      target: target,
      idKind: plan.idKind, includesFormer: plan.includesFormer, reason: reason,
      records: plan.items.map(\.record), names: plan.names)
  }
}

extension WorkTiming {
  /// A clock that stands still; pauses are told of and end at once, and no limit is ever over.
  static func standingStill(
    at now: UnixTime = DeletionRoad.now,
    _ pause: @escaping @Sendable (Duration) async throws -> Void = { _ in }
  ) -> WorkTiming {
    WorkTiming(
      now: { now }, pause: pause,
      limit: { _ in
        await untilCancelled()
        throw CancellationError()
      })
  }
}

extension Journal {
  static let context = JournalContext(
    operatorName: "zhaomin", uid: 1001, sshClient: nil, host: "jump-1", version: "0.1.0")

  /// A journal in memory whose clocks stand still where those of the road do.
  static func standingStill() async throws(JournalError) -> Journal {
    try await .inMemory(as: context) {
      JournalInstant(
        utcMilliseconds: DeletionRoad.now.seconds * 1000, monotonicNanoseconds: 1)
    }
  }

  /// A journal in memory whose clocks move one second with each event.
  static func fresh() async throws(JournalError) -> Journal {
    let events = Counter()
    return try await .inMemory(as: context) {
      let number = events.add(1)
      return JournalInstant(
        utcMilliseconds: Int64(number) * 1000, monotonicNanoseconds: UInt64(number))
    }
  }
}

extension DeletionResult {
  /// The report, where the batch was concluded.
  var report: DeletionReport? {
    if case .concluded(let report) = self { report } else { nil }
  }

  /// Why nothing was sent, where nothing was.
  var notStarted: NotStarted? {
    if case .notStarted(let cause) = self { cause } else { nil }
  }
}

/// The process of these tests.
var ownPID: Int32 { getpid() }
