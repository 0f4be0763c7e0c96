import Attendance
import FeishuAttendance

/// How many calls something takes, and how long about.
public struct CallEstimate: Sendable, Hashable {
  /// More calls than this are announced, and asked for.
  public static let most = 1000
  /// How many windows are read in a second: eight at once, a third of a second each.
  private static let perSecond = 25

  /// The calls.
  public let calls: Int

  /// Takes a number of calls.
  public init(calls: Int) { self.calls = calls }

  /// Counts the calls of a search: its windows, and the names of each portion of employees.
  public init(_ query: FlowQuery) {
    calls = Self.calls(employees: query.employees.count, query.span, names: true)
  }

  /// Counts the calls that read records by their ids: the windows of those whose employee and time are known, and one for
  /// each of the others.
  public init(_ hints: [RecordHint]) {
    let known = hints.filter { $0.userID != nil && $0.checkTime != nil }
    let times = known.compactMap(\.checkTime)
    var windows = 0
    if let first = times.min(), let last = times.max(),
      let span = TimeSpan(first: first, last: last)
    {
      let employees = Set(known.compactMap(\.userID)).count
      windows = Self.calls(employees: employees, span, names: false)
    }
    calls = windows + hints.count - known.count
  }

  /// About how many minutes they take, at least one.
  public var minutes: Int { max(1, (calls + Self.perSecond * 60 - 1) / (Self.perSecond * 60)) }

  /// Whether they are so many that they are asked for.
  public var isLarge: Bool { calls > Self.most }

  private static func calls(employees: Int, _ span: TimeSpan, names: Bool) -> Int {
    let portions = (employees + FlowWindow.userLimit - 1) / FlowWindow.userLimit
    // The ends may be any two moments that a file claims.
    let (length, isOver) = span.last.seconds.subtractingReportingOverflow(span.first.seconds)
    let windows = isOver ? Int.max / 2 : Int(length / FlowWindows.longest) + 1
    let (calls, isMany) = portions.multipliedReportingOverflow(by: windows + (names ? 1 : 0))
    return isMany ? .max / 2 : calls
  }
}
