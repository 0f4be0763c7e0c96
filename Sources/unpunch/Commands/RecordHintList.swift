import Attendance
import UnpunchKit

/// The records that an operator named: as ids, or in what this program prints.
struct RecordHintList: Sendable, Hashable {
  /// The records, each once, in the order in which they were named.
  private(set) var hints: [RecordHint] = []
  /// How many rows of the file have no id.
  private(set) var withoutID = 0
  private var places: [RecordID: Int] = [:]

  /// Reads the arguments of a command: ids, also several in one, with commas or spaces between them.
  ///
  /// - Throws: ``CommandFailure`` with 65 for what is no id.
  init(arguments: [String]) throws(CommandFailure) {
    for argument in arguments {
      let words = ListWords(argument).words
      let number = IDWord.numberWithCommas(in: ArraySlice(argument.utf8))
      guard number == nil, !words.isEmpty else {
        throw CommandFailure(BatchMistake.notAnID(place: nil, number ?? argument))
      }
      for word in words {
        guard let id = RecordID(typed: word) else {
          throw CommandFailure(BatchMistake.notAnID(place: nil, word))
        }
        _ = take(RecordHint(id))
      }
    }
  }

  /// Reads a file; see ``ListFile``.
  ///
  /// - Throws: ``CommandFailure`` with 65 for what is no record, with its line, or where there is none at all.
  init(file bytes: [UInt8], name: String) throws(CommandFailure) {
    let file: ListFile
    do throws(ListMistake) {
      file = try ListFile(bytes, of: .records)
    } catch {
      throw CommandFailure(BatchMistake(error, in: name))
    }
    withoutID = file.withoutID
    for entry in file.entries {
      guard let id = RecordID(typed: entry.id) else {
        throw CommandFailure(BatchMistake.notAnID(place: "\(name):\(entry.line)", entry.id))
      }
      let hint = RecordHint(id, userID: entry.userID, checkTime: entry.checkTime)
      guard take(hint) else {
        throw CommandFailure(BatchMistake.saidTwice(place: "\(name):\(entry.line)", id))
      }
    }
  }

  /// Takes a record in, and tells whether all that is said of it is the same.
  ///
  /// Of one that is named twice, what is known of it counts, wherever it stood.
  private mutating func take(_ hint: RecordHint) -> Bool {
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
