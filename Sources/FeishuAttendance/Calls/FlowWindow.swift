public import Attendance

/// What one `user_flows/query` asks for: 1 to 50 employees, from one moment up to another.
///
/// Feishu: <https://open.feishu.cn/document/server-docs/attendance-v1/user_task/query-2> (read 2026-11-23).
public struct FlowWindow: Sendable, Hashable {
  /// The most employees that one call takes.
  public static let userLimit = 50

  /// The employees.
  public let userIDs: [UserID]
  /// Which id the employees are given by.
  public let idKind: IDKind
  /// The first moment that is included.
  public let from: UnixTime
  /// The first moment that is not included any more.
  public let to: UnixTime
  /// Whether records of people who have left are included; an id may then stand for several people.
  public let includesFormer: Bool

  /// Takes what to ask for.
  ///
  /// - Parameters:
  ///   - userIDs: 1 to 50 employees.
  ///   - idKind: Which id they are given by.
  ///   - from: The first moment that is included.
  ///   - to: The first moment that is not included any more.
  ///   - includesFormer: Whether records of people who have left are included.
  /// - Throws: ``FlowWindowError`` where there are no or too many employees, or no time between the moments.
  public init(
    userIDs: [UserID], idKind: IDKind, from: UnixTime, to: UnixTime, includesFormer: Bool = false
  ) throws(FlowWindowError) {
    guard !userIDs.isEmpty else { throw .noUsers }
    guard userIDs.count <= Self.userLimit else { throw .tooManyUsers(userIDs.count) }
    guard from < to else { throw .noTime(from: from, to: to) }
    self.userIDs = userIDs
    self.idKind = idKind
    self.from = from
    self.to = to
    self.includesFormer = includesFormer
  }
}

/// Why employees and moments do not make a window.
public enum FlowWindowError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There are no employees.
  case noUsers
  /// There are more than fifty employees.
  case tooManyUsers(Int)
  /// The end is not after the beginning.
  case noTime(from: UnixTime, to: UnixTime)

  /// A sentence that says what is wrong.
  public var description: String {
    switch self {
    case .noUsers: "A query needs at least one employee."
    case .tooManyUsers(let count):
      "A query takes at most \(FlowWindow.userLimit) employees; these are \(count)."
    case .noTime(let from, let to): "The end of the query (\(to)) is not after its start (\(from))."
    }
  }
}
