/// Which of an employee's two ids is meant: the query parameter `employee_type` of the attendance calls.
///
/// Feishu: <https://open.feishu.cn/document/server-docs/attendance-v1/user_task/query-2> (read 2026-11-23).
public enum IDKind: String, Sendable, Hashable, CaseIterable, Codable {
  /// The user id of the member page in the admin console.
  case employeeID = "employee_id"
  /// The job number.
  case employeeNumber = "employee_no"
}
