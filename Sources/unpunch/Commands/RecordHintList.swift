import Attendance
import UnpunchKit

/// The records that an operator named: as ids, or as the records that `query` prints as ndjson.
struct RecordHintList: Sendable, Hashable {
  /// The records, each once, in the order in which they were named.
  private(set) var hints: [RecordHint] = []
  private var places: [RecordID: Int] = [:]

  /// Reads the arguments of a command.
  ///
  /// - Parameter arguments: Ids, also several in one, with commas or spaces between them.
  /// - Throws: ``CommandFailure`` with 65 for what is no id.
  init(arguments: [String]) throws(CommandFailure) {
    for argument in arguments { try take(ids: argument[...], place: nil) }
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - text: Ids, or JSON objects, one a line; empty lines and a byte order mark do not matter.
  ///   - name: What the file is called in a sentence.
  /// - Throws: ``CommandFailure`` with 65 for a line that is neither, with its number, or where there is none at all.
  init(_ text: String, name: String) throws(CommandFailure) {
    let isEnd: (Character) -> Bool = { $0.isNewline }  // bytes: every end of a line
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: isEnd)
    for (index, line) in lines.enumerated() {
      let place = "\(name):\(index + 1)"
      var line = line
      if index == 0, line.unicodeScalars.first == "\u{FEFF}" {
        line = Substring(line.unicodeScalars.dropFirst())
      }
      let start = line.drop { $0.isWhitespace }
      if start.first == "{" {
        try take(record: start, place: place)
      } else {
        try take(ids: start, place: place)
      }
    }
    if hints.isEmpty { throw CommandFailure(.badInput, BatchMistake.noIDs(file: name)) }
  }

  private mutating func take(ids text: Substring, place: String?) throws(CommandFailure) {
    let separators: Set<Unicode.Scalar> = [",", ";", "，", "；", "、"]
    let words = text.unicodeScalars.split {
      separators.contains($0) || $0.properties.isWhitespace
    }
    if words.isEmpty, place == nil {
      throw CommandFailure(.badInput, BatchMistake.notAnID(place: nil, String(text)))
    }
    for word in words {
      let word = String(String.UnicodeScalarView(word))
      guard let id = RecordID(word) else {
        throw CommandFailure(.badInput, BatchMistake.notAnID(place: place, word))
      }
      take(RecordHint(id))
    }
  }

  private mutating func take(record text: Substring, place: String) throws(CommandFailure) {
    let mistake = CommandFailure(.badInput, BatchMistake.notARecord(place: place))
    guard let object = (try? JSONReader.read(Array(text.utf8)))?.object,  // The line is told.
      case .present(let id) = object["record_id"]
    else { throw mistake }
    guard let id = id.recordID else {
      if let word = id.string {
        throw CommandFailure(.badInput, BatchMistake.notAnID(place: place, word))
      }
      throw mistake
    }
    take(
      RecordHint(
        id, userID: object.text("user_id").map(UserID.init(rawValue:)),
        checkTime: object.text("check_time").flatMap(UnixTime.init(text:))))
  }

  /// Takes a record in; of one that is named twice, what is known of it counts, wherever it stood.
  private mutating func take(_ hint: RecordHint) {
    guard let place = places[hint.id] else {
      places[hint.id] = hints.count
      hints.append(hint)
      return
    }
    let known = hints[place]
    hints[place] = RecordHint(
      hint.id, userID: known.userID ?? hint.userID, checkTime: known.checkTime ?? hint.checkTime)
  }
}

extension JSONObject {
  /// The text under a name, a number as its digits; nil where there is none, or two.
  fileprivate func text(_ name: String) -> String? {
    switch self[name] {
    case .present(.string(let text)), .present(.number(let text)): text.isEmpty ? nil : text
    case .present, .absent, .repeated: nil
    }
  }
}
