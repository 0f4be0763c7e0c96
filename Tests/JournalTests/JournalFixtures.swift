import Attendance
import Foundation
import GRDB
import Journal
import Synchronization
import Testing

/// A directory of its own for a test, gone when the test is.
final class TemporaryDirectory: Sendable {
  let path: String

  init() throws {
    let name = "unpunch-journal-\(UUID().uuidString)"
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    // What cannot be removed stays in the system's temporary directory, and harms no test.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The state directory, which does not exist yet.
  var state: String { path + "/state" }
  /// The journal's file.
  var file: String { state + "/journal.sqlite" }

  /// Reads the file over a connection that knows nothing of the journal's code.
  func read<Value>(_ view: (Database) throws -> Value) throws -> Value {
    try rawConnection().read(view)
  }

  /// Writes to the file behind the journal's back.
  func execute(_ sql: String, _ arguments: StatementArguments = .init()) throws {
    try rawConnection().write { try $0.execute(sql: sql, arguments: arguments) }
  }

  private func rawConnection() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    return try DatabaseQueue(path: file, configuration: configuration)
  }

  static func mode(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? NSNumber).intValue
  }
}

/// A clock that moves one millisecond at each look.
final class StepClock: Sendable {
  private let steps = Mutex<Int64>(0)

  static let start: Int64 = 1_795_400_000_000

  func now() -> JournalInstant {
    let step = steps.withLock { steps in
      steps += 1
      return steps
    }
    return JournalInstant(
      utcMilliseconds: Self.start + step, monotonicNanoseconds: UInt64(step) * 1_000_000)
  }
}

extension JournalContext {
  static let administrator = JournalContext(
    operatorName: "赵敏 SHA256:Zt1f", uid: 1001, sshClient: "192.0.2.7", host: "jump-1",
    version: "0.1.0")
}

extension Journal {
  static func fresh(as context: JournalContext = .administrator) async throws(JournalError)
    -> Journal
  {
    let clock = StepClock()
    return try await .inMemory(as: context) { clock.now() }
  }

  static func fresh(
    in directory: TemporaryDirectory, as context: JournalContext = .administrator
  ) async throws(JournalError) -> Journal {
    let clock = StepClock()
    return try await .open(inDirectory: directory.state, as: context) { clock.now() }
  }
}

func id(_ number: Int) throws -> RecordID {
  try #require(RecordID(String(6_709_359_313_699_356_900 + number)))
}

func record(_ number: Int) throws -> FlowRecord {
  FlowRecord(
    recordID: try id(number), userID: UserID(rawValue: "e1043"),
    creatorID: UserID(rawValue: "e1"), locationName: "北京总部 A 座",
    checkTime: UnixTime(seconds: 1_795_200_000 + Int64(number)), comment: "11 月补录",
    ssid: nil, bssid: "de:ad", isField: false, isWifi: nil, type: .imported,
    externalID: "dev-\(number)", idempotentID: nil)
}

func intent(_ numbers: [Int], reason: String = "HR-1204") throws -> DeletionIntent {
  DeletionIntent(
    target: PlatformTarget(host: "open.feishu.cn", appID: "cli_a1b2c3d4", tenantName: "示例公司"),
    idKind: .employeeID, includesFormer: true, reason: reason,
    records: try numbers.map(record), names: [UserID(rawValue: "e1043"): "赵敏"])
}

func outcome(_ ids: [RecordID], _ verdict: Verdict = .deleted(.reply)) -> DeletionOutcome {
  DeletionOutcome(
    verdicts: ids.map { RecordVerdict(recordID: $0, verdict: verdict) }, status: 200,
    code: .success, message: "success", logID: "20261123140211ABC")
}
