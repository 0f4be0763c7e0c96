import Attendance

/// The records that an operator typed, pasted or gave in a file.
public struct RecordHints: Sendable, Hashable {
  /// The records, each once, in the order in which they were named.
  public private(set) var hints: [RecordHint] = []
  /// How many rows of a file have no id.
  public private(set) var withoutID = 0
  private var places: [RecordID: Int] = [:]

  /// Makes an empty list.
  public init() {}

  /// Reads ids that are typed or pasted, with commas, semicolons or white space between them, Chinese ones included.
  ///
  /// - Throws: ``ListMistake`` for what is no id, or where there is none at all.
  public init(_ text: String) throws(ListMistake) {
    if let number = IDWord.numberWithCommas(in: ArraySlice(text.utf8)) {
      throw .notAnID(line: 1, number)
    }
    for word in ListWords(text).words {
      guard let id = RecordID(typed: word) else { throw .notAnID(line: 1, word) }
      _ = take(RecordHint(id))
    }
    if hints.isEmpty { throw .nothing }
  }

  /// Reads a file; see ``ListFile``.
  ///
  /// - Throws: ``ListMistake``, also for a single word that is no id.
  public init(file bytes: [UInt8]) throws(ListMistake) {
    let file = try ListFile(bytes, of: .records)
    withoutID = file.withoutID
    for entry in file.entries {
      guard let id = RecordID(typed: entry.id) else {
        throw .notAnID(line: entry.line, entry.id)
      }
      let hint = RecordHint(id, userID: entry.userID, checkTime: entry.checkTime)
      guard take(hint) else { throw .saidTwice(line: entry.line, id) }
    }
  }

  /// Whether a text has an id in it, so that it is a list and no path of a file.
  public static func isList(_ text: String) -> Bool {
    ListWords(text).words.contains { RecordID(typed: $0) != nil }
  }

  /// Takes a record in, and tells whether all that is said of it is the same.
  ///
  /// Of one that is named twice, what is known of it counts, wherever it stood.
  package mutating func take(_ hint: RecordHint) -> Bool {
    guard let place = places[hint.id] else {
      places[hint.id] = hints.count
      hints.append(hint)
      return true
    }
    let known = hints[place]
    guard known.userID == nil || hint.userID == nil || known.userID == hint.userID,
      known.checkTime == nil || hint.checkTime == nil || known.checkTime == hint.checkTime
    else { return false }
    hints[place] = RecordHint(
      hint.id, userID: known.userID ?? hint.userID, checkTime: known.checkTime ?? hint.checkTime)
    return true
  }
}
