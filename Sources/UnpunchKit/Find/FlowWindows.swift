import Attendance
import FeishuAttendance

/// How a query is cut into calls: at most 50 employees and 31 days each.
enum FlowWindows {
  /// How long one window is at most; no limit is documented, so a window is a month.
  static let longest: Int64 = 31 * 86_400

  /// The windows of a query, each within what one call takes.
  ///
  /// The platform's interval excludes its end, so a window ends one second after the last that is meant.
  static func windows(of query: FlowQuery) -> [FlowWindow] {
    let end = query.span.last.advanced(bySeconds: 1)
    var windows: [FlowWindow] = []
    for portion in query.employees.portions(of: FlowWindow.userLimit) {
      var from = query.span.first
      while from < end {
        let to = min(end, from.advanced(bySeconds: longest))
        // A portion is never empty or too large, and time goes on, so there is a window.
        let window = try? FlowWindow(
          userIDs: portion, idKind: query.idKind, from: from, to: to,
          includesFormer: query.includesFormer)
        windows += window.map { [$0] } ?? []
        from = to
      }
    }
    return windows
  }

  /// The windows in which single check-ins are listed: as few as the limits allow, each from the first to the last of its
  /// check-ins.
  ///
  /// - Returns: The windows, the earliest first; the employees of each in the order in which they were given.
  static func windows(
    around checkIns: [(userID: UserID, checkTime: UnixTime)], idKind: IDKind, includesFormer: Bool
  ) -> [FlowWindow] {
    var windows: [FlowWindow] = []
    var rest = checkIns
    while let first = rest.map(\.checkTime).min() {
      let end = first.advanced(bySeconds: longest - 1)
      let group = rest.filter { $0.checkTime <= end }
      rest.removeAll { $0.checkTime <= end }
      let last = group.map(\.checkTime).max() ?? first
      var seen: Set<UserID> = []
      let users = group.map(\.userID).filter { seen.insert($0).inserted }
      windows += users.portions(of: FlowWindow.userLimit).compactMap { portion in
        // A portion is never empty or too large; at the end of time there is no window.
        try? FlowWindow(
          userIDs: portion, idKind: idKind, from: first, to: last.advanced(bySeconds: 1),
          includesFormer: includesFormer)
      }
    }
    return windows
  }

  /// The same of records.
  static func windows(
    around records: [FlowRecord], idKind: IDKind, includesFormer: Bool
  ) -> [FlowWindow] {
    windows(
      around: records.map { ($0.userID, $0.checkTime) }, idKind: idKind,
      includesFormer: includesFormer)
  }

  /// Two windows that together are one, or nil where it cannot be cut.
  static func halves(of window: FlowWindow, by cut: Cut) -> [FlowWindow]? {
    let length = window.to.seconds - window.from.seconds
    switch cut {
    case .time where length > 1:
      let middle = window.from.advanced(bySeconds: length / 2)
      return [(window.from, middle), (middle, window.to)].compactMap {
        part(of: window, window.userIDs, from: $0.0, to: $0.1)
      }
    case .time, .employees:
      guard window.userIDs.count > 1 else { return nil }
      return window.userIDs.portions(of: (window.userIDs.count + 1) / 2).compactMap {
        part(of: window, $0, from: window.from, to: window.to)
      }
    }
  }

  private static func part(
    of window: FlowWindow, _ userIDs: [UserID], from: UnixTime, to: UnixTime
  ) -> FlowWindow? {
    // Both halves of what can be cut have people and time, so there is a window.
    try? FlowWindow(
      userIDs: userIDs, idKind: window.idKind, from: from, to: to,
      includesFormer: window.includesFormer)
  }

  /// What a window is cut by.
  enum Cut {
    /// Half of the employees each.
    case employees
    /// Half of the time each.
    case time
  }
}

extension Array {
  /// The elements in their order, in arrays of at most so many.
  func portions(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: Swift.max(1, size)).map {
      Array(self[$0..<Swift.min(count, $0 + Swift.max(1, size))])
    }
  }
}
