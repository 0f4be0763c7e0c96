public import Attendance

/// The employees that an operator typed, pasted or gave in a file.
public struct EmployeeList: Sendable, Hashable {
  /// The ids, each once, in the order in which they were written.
  public let ids: [UserID]
  /// What cannot be an id, as it was written.
  public let rejected: [String]

  /// Reads ids that are separated by commas, semicolons, spaces or new lines, Chinese ones included; the quotes that a
  /// spreadsheet puts around them do not matter.
  ///
  /// - Parameter text: What was written. A byte order mark at its beginning does not matter.
  public init(_ text: String) {
    var ids: [UserID] = []
    var seen: Set<UserID> = []
    var rejected: [String] = []
    let words = text.unicodeScalars.split(whereSeparator: Self.separates)
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

  /// Whether ids are separated by a scalar; what most ids are made of is decided first, since lists are long.
  private static func separates(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", "\"", "“", "”", "，", "；", "、", "\u{FEFF}": true
    case "!"..."~": false
    default: scalar.properties.isWhitespace
    }
  }
}
