public import Attendance

/// The employees that an operator typed, pasted or gave in a file.
public struct EmployeeList: Sendable, Hashable {
  /// The ids, each once, in the order in which they were written.
  public let ids: [UserID]
  /// What cannot be an id, as it was written; empty where it was a file, of which all is taken or nothing.
  public let rejected: [String]
  /// The kind that a file's heading says the ids are of; nil where nothing does.
  public let idKind: IDKind?
  /// How many rows of a file have no id.
  public let withoutID: Int

  /// Reads ids that are separated by commas, semicolons, spaces or new lines, Chinese ones included; what a spreadsheet
  /// has put around them does not matter, and no byte order mark at the beginning.
  public init(_ text: String) {
    let words = ListWords(text).words
    (ids, rejected) = Self.sorted(words)
    (idKind, withoutID) = (nil, 0)
  }

  /// Reads a file, of whose columns the one of a kind may be meant; see ``ListFile``.
  ///
  /// - Throws: ``ListMistake``, also for a single word that cannot be an id.
  public init(file bytes: [UInt8], kind: IDKind) throws(ListMistake) {
    let file = try ListFile(bytes, of: .employees(kind))
    (ids, rejected) = Self.sorted(file.entries.map(\.id))
    (idKind, withoutID) = (file.idKind, file.withoutID)
    if let first = file.entries.first(where: { Self.id($0.id) == nil }), !rejected.isEmpty {
      throw .notAnID(line: first.line, first.id)
    }
  }

  private static func sorted(_ words: [String]) -> (ids: [UserID], rejected: [String]) {
    var ids: [UserID] = []
    var seen: Set<UserID> = []
    var rejected: [String] = []
    for word in words {
      guard let id = id(word) else {
        rejected.append(word)
        continue
      }
      if seen.insert(id).inserted { ids.append(id) }
    }
    return (ids, rejected)
  }

  private static func id(_ word: String) -> UserID? {
    let bytes = word.utf8
    guard !IDWord.isScientific(word), !bytes.contains(UInt8(ascii: "\"")),
      bytes.first != UInt8(ascii: "="), ListWords(word).words.count == 1
    else { return nil }
    return UserID(typed: word.withASCIIDigits)
  }
}
