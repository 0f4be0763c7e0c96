public import Attendance
public import FeishuAttendance

/// What a search brought, and what it did not.
public struct SearchResult: Sendable {
  /// A part of the query that could not be read.
  public struct Gap: Sendable, Hashable {
    /// The employees of the part.
    public let employees: [UserID]
    /// From when on.
    public let from: UnixTime
    /// Until when, excluded.
    public let to: UnixTime
    /// Why it could not be read.
    public let error: FeishuError
  }

  /// The query.
  public let query: FlowQuery
  /// The records, newest first, each once.
  public let store: RecordStore
  /// The employees' names, as far as they are known.
  public internal(set) var names: [UserID: String] = [:]
  /// The records that were asked for by their ids and did not come.
  public internal(set) var missing: [MissingRecord] = []
  /// What could not be read; empty where the list is whole.
  public internal(set) var gaps: [Gap] = []
  /// What came and is not in the list, or not as it came.
  public internal(set) var unlisted = Unlisted()
  /// How many records the platform showed more than once with the same id.
  public internal(set) var repeated = 0
  /// Why names are missing; nil where they could be asked for.
  public internal(set) var namesError: FeishuError?

  /// Whether everything that was asked for could be read, and the list shows all that came.
  public var isComplete: Bool {
    gaps.isEmpty && !unlisted.hidesSomething && missing.allSatisfy { $0.cause == .notFound }
  }

  /// Says that names of the listed employees are missing, and why.
  ///
  /// - Returns: One sentence if a scope is missing, which two rows of the smallest screen hold; nil if all names could
  ///   be asked for, or nobody is listed.
  public func missingNames(platform: Platform) -> Bilingual? {
    guard let namesError, store.count > 0 else { return nil }
    if case .refused(let refusal) = namesError, !refusal.missingScopes.isEmpty {
      return Bilingual(
        "Names are missing: the app needs \(refusal.missingScopes.joined(separator: " or ")). "
          + "Grant it in the developer console.",
        "未显示员工姓名：应用缺少权限 \(refusal.missingScopes.joined(separator: " 或 "))，请在开发者后台开通。")
    }
    let some = names.isEmpty ? Bilingual("Employee", "") : Bilingual("Some employee", "部分")
    return Bilingual(
      "\(some.english) names could not be read. ", "\(some.chinese)员工姓名未能读取。")
      + namesError.sentence(platform: platform)
  }
}
