public import Attendance

/// The employees that an operator typed, pasted or gave in a file.
public struct EmployeeList: Sendable, Hashable {
  /// The ids, each once, in the order in which they were written.
  public let ids: [UserID]
  /// What cannot be an id, as it was written.
  public let rejected: [String]

  /// Reads ids that are separated by commas, semicolons, spaces or new lines, Chinese ones included.
  ///
  /// - Parameter text: What was written. A byte order mark at its beginning does not matter.
  public init(_ text: String) {
    var ids: [UserID] = []
    var seen: Set<UserID> = []
    var rejected: [String] = []
    let separators: Set<Unicode.Scalar> = [",", ";", "，", "；", "、", "\u{FEFF}"]
    let words = text.unicodeScalars.split { separators.contains($0) || $0.properties.isWhitespace }
    for word in words {
      let word = String(String.UnicodeScalarView(word))
      guard let id = UserID(typed: word) else {
        rejected.append(word)
        continue
      }
      if seen.insert(id).inserted { ids.append(id) }
    }
    self.ids = ids
    self.rejected = rejected
  }
}
