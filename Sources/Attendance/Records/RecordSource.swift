/// Where a record seems to come from; a hint for people, never a proof.
///
/// `batch_del` is documented for imported records only, but no field says for sure which those are,
/// so nothing is forbidden by this hint: the platform judges.
public enum RecordSource: Sendable, Hashable {
  /// An importer's own id or idempotency key stands in the record.
  case imported
  /// Type 7 alone says so.
  case perhapsImported
  /// The employee's own punch, also a quick one.
  case ownPunch
  /// An attendance machine.
  case machine
  /// A change by an administrator.
  case administrator
  /// A make-up by the employee.
  case makeUp
  /// Made by the platform itself.
  case system
  /// A type that is not known, or none.
  case unknown(Int?)

  /// Whether a deletion of the record can be expected to succeed, as far as this hint goes.
  public var isLikelyDeletable: Bool {
    switch self {
    case .imported, .perhapsImported: true
    case .ownPunch, .machine, .administrator, .makeUp, .system, .unknown: false
    }
  }
}

/// How a flow record says it came about: the field `type`, open to values that are not known yet.
///
/// The pages contradict each other on what the field means for imported records, so it proves nothing about them;
/// ``FlowRecord/source`` gives the hint that can be given.
/// Feishu: <https://open.feishu.cn/document/server-docs/attendance-v1/user_task/query-2> (read 2026-11-23).
public enum FlowType: RawRepresentable, Sendable, Hashable, Codable {
  /// 0, punched by the user.
  case userPunch
  /// 1, changed by an administrator.
  case administratorChange
  /// 2, made up for by the user (补卡).
  case makeUp
  /// 3, made by the system.
  case system
  /// 4, no clock-out needed (下班免打卡).
  case noClockOut
  /// 5, an attendance machine.
  case machine
  /// 6, a quick punch (极速打卡).
  case quickPunch
  /// 7, imported through the open platform.
  case imported
  /// A value that the pages do not name.
  case other(Int)

  /// Takes the platform's number.
  ///
  /// - Parameter rawValue: Any integer; those that the pages do not name become ``other(_:)``.
  public init(rawValue: Int) {
    switch rawValue {
    case 0: self = .userPunch
    case 1: self = .administratorChange
    case 2: self = .makeUp
    case 3: self = .system
    case 4: self = .noClockOut
    case 5: self = .machine
    case 6: self = .quickPunch
    case 7: self = .imported
    default: self = .other(rawValue)
    }
  }

  /// The platform's number.
  public var rawValue: Int {
    switch self {
    case .userPunch: 0
    case .administratorChange: 1
    case .makeUp: 2
    case .system: 3
    case .noClockOut: 4
    case .machine: 5
    case .quickPunch: 6
    case .imported: 7
    case .other(let value): value
    }
  }
}
