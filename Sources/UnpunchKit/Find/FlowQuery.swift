public import Attendance

/// What an operator wants to see: whose records, from when to when.
public struct FlowQuery: Sendable, Hashable {
  /// Which of the platform's two lists is read.
  public enum Source: String, Sendable, Hashable, CaseIterable {
    /// All effective flow records: `user_flows/query`.
    case flows
    /// Only the punches that were chosen for a shift: those behind `user_tasks/query`.
    case results
  }

  /// The employees, each once; any number.
  public var employees: [UserID]
  /// Which id the employees are given by.
  public var idKind: IDKind
  /// From when to when.
  public var span: TimeSpan
  /// Whether people who have left are included.
  public var includesFormer: Bool
  /// Which list is read.
  public var source: Source

  /// Puts a query together.
  public init(
    employees: [UserID], idKind: IDKind = .employeeID, span: TimeSpan,
    includesFormer: Bool = false, source: Source = .flows
  ) {
    self.employees = employees
    self.idKind = idKind
    self.span = span
    self.includesFormer = includesFormer
    self.source = source
  }
}
