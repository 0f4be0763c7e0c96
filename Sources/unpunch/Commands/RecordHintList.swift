import Attendance
import UnpunchKit

/// The records that an operator named: as ids, or in what this program prints.
struct RecordHintList: Sendable, Hashable {
  private var list = RecordHints()

  /// The records, each once, in the order in which they were named.
  var hints: [RecordHint] { list.hints }
  /// How many rows of the file have no id.
  var withoutID: Int { list.withoutID }

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
        _ = list.take(RecordHint(id))
      }
    }
  }

  /// Reads a file; see ``ListFile``.
  ///
  /// - Throws: ``CommandFailure`` with 65 for what is no record, with its line, or where there is none at all.
  init(file bytes: [UInt8], name: String) throws(CommandFailure) {
    do throws(ListMistake) {
      list = try RecordHints(file: bytes)
    } catch {
      throw CommandFailure(BatchMistake(error, in: name))
    }
  }
}
