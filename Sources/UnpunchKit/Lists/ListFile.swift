public import Attendance

/// The ids in a file, as people have them and as this program prints them.
///
/// A file is a list of ids, comma-separated values with a heading, JSON, or the table of `query`; in UTF-8, or in UTF-16
/// with a byte order mark. All of it is understood, or a ``ListMistake`` says what is not.
public struct ListFile: Sendable, Hashable {
  /// What the ids are of.
  public enum Wanted: Sendable, Hashable {
    /// Records.
    case records
    /// Employees; of two columns, the one of this kind is meant.
    case employees(IDKind)
  }

  /// One id of the file.
  public struct Entry: Sendable, Hashable {
    /// The id, without what stood around it; whether it can be one has not been looked at.
    public let id: String
    /// The line that it stands in, from 1.
    public let line: Int
    /// The record's employee, where the file says so.
    public var userID: UserID?
    /// When the record was checked in, where the file says so.
    public var checkTime: UnixTime?
  }

  /// The ids, in their order; one that is named twice stands there twice.
  public private(set) var entries: [Entry] = []
  /// How many rows or objects have no id.
  public private(set) var withoutID = 0
  /// The kind that the heading says the ids are of; nil where it says nothing.
  public private(set) var idKind: IDKind?

  /// Reads a file.
  ///
  /// - Throws: ``ListMistake``, also where there is no id at all.
  public init(_ bytes: [UInt8], of wanted: Wanted) throws(ListMistake) {
    let text = try ListText.read(bytes)
    let lines = ListLines(text)
    if lines.first?.beginsJSON == true {
      try readJSON(text, wanted)
    } else if let table = ListTable(lines, wanted) {
      readTable(table, lines)
    } else if let heading = try ListRows(text, lines, wanted) {
      try readRows(heading)
    } else if lines.arePrintedTable {
      throw .printedTable
    } else if lines.hasJSON {
      try readJSON(text, wanted)
    } else {
      try readWords(lines, wanted)
    }
    if entries.isEmpty { throw .nothing }
  }

  private mutating func readWords(_ lines: ListLines, _ wanted: Wanted) throws(ListMistake) {
    var longLines: [String] = []
    for line in lines {
      // Of employees, three digits may be a whole id.
      if wanted == .records, let number = IDWord.numberWithCommas(in: line.bytes) {
        throw .notAnID(line: line.number, number)
      }
      let words = ListWords(line.text)
      if words.hasOpenQuote { throw .openQuote(line: line.number) }
      if words.words.count > 1 { longLines.append(line.text) }
      // A list may be written along a line; what stands in several columns is no list.
      if longLines.count > 1 {
        let shown = lines.prefix(2).map(\.beginning)
        throw .severalColumns(shown[0], shown[1], wanted)
      }
      entries += words.words.map { Entry(id: $0, line: line.number) }
    }
  }

  private mutating func readRows(_ heading: ListRows) throws(ListMistake) {
    var rows = heading.rows
    let columns = heading.columns
    idKind = columns.idKind
    while let row = try rows.next() {
      let cells = row.cells
      func cell(_ column: Int?) -> String? {
        column.flatMap { $0 < cells.count ? IDWord.cleaned(cells[$0]) : nil }
      }
      guard cells.count <= heading.width || cells.dropFirst(heading.width).allSatisfy(\.isEmpty)
      else { throw .tooManyCells(line: row.line) }
      // The heading of a file that was put behind another one.
      if columns.id < cells.count, heading.name == ListHeading(cells[columns.id]) { continue }
      guard let id = cell(columns.newID) ?? cell(columns.id) else {
        withoutID += 1
        continue
      }
      entries.append(
        Entry(
          id: id, line: row.line, userID: cell(columns.user).map(UserID.init(rawValue:)),
          checkTime: try Self.checkTime(cell(columns.checkTime), line: row.line)))
    }
  }

  private mutating func readTable(_ table: ListTable, _ lines: ListLines) {
    for line in lines.dropFirst() {
      guard let word = table.word(of: line) else {
        withoutID += 1
        continue
      }
      entries.append(Entry(id: word, line: line.number))
    }
  }

  private mutating func readJSON(_ text: [UInt8], _ wanted: Wanted) throws(ListMistake) {
    var items = JSONItems(text)
    while let item = try items.next() {
      switch item.content {
      case .value(let value): try take(value, line: item.line, wanted)
      case .text(let text):
        entries += ListWords(text).words.map { Entry(id: $0, line: item.line) }
      }
    }
  }
}

extension ListFile {
  private mutating func take(
    _ value: JSONValue, line: Int, _ wanted: Wanted
  ) throws(ListMistake) {
    switch value {
    case .object(let object):
      switch wanted {
      case .records: try takeRecord(object, line: line)
      case .employees(let kind): try takeEmployee(object, line: line, kind)
      }
    case .string(let text):
      guard let id = IDWord.cleaned(text) else {
        withoutID += 1
        return
      }
      entries.append(Entry(id: id, line: line))
    case .number(let digits): entries.append(Entry(id: digits, line: line))
    case .array(let values): for value in values { try take(value, line: line, wanted) }
    case .null: withoutID += 1
    case .bool, .oddString: throw .noIDInObject(line: line)
    }
  }

  private mutating func takeRecord(_ object: JSONObject, line: Int) throws(ListMistake) {
    switch object["record_id"] {
    case .present(let old):
      // Of what was imported again, the record that stands there now is meant.
      let new = if case .present(let new) = object["new_record_id"] { new } else { JSONValue.null }
      let value = new.isNull ? old : new
      if value.isNull {
        withoutID += 1
        return
      }
      guard let text = value.string ?? value.recordID?.rawValue else {
        throw .noIDInObject(line: line)
      }
      guard let id = IDWord.cleaned(text) else {
        withoutID += 1
        return
      }
      entries.append(
        Entry(
          id: id, line: line,
          userID: try object.said("user_id", line: line).map(UserID.init(rawValue:)),
          checkTime: try Self.checkTime(object.said("check_time", line: line), line: line)))
    case .absent:
      guard case .present(.array(let records)) = object["records"] else {
        throw .noIDInObject(line: line)
      }
      for record in records {
        guard case .object(let record) = record else { throw .noIDInObject(line: line) }
        try takeRecord(record, line: line)
      }
    case .repeated: throw .noIDInObject(line: line)
    }
  }

  private mutating func takeEmployee(
    _ object: JSONObject, line: Int, _ kind: IDKind
  ) throws(ListMistake) {
    let users = ["user_id", "employee_id"]
    let names = kind == .employeeID ? users + ["employee_no"] : ["employee_no"] + users
    for name in names {
      switch object[name] {
      case .absent: continue
      case .repeated: throw .noIDInObject(line: line)
      case .present(let value):
        guard let id = object.text(name).flatMap({ IDWord.cleaned($0) }) else {
          guard value.isNull || value.string != nil else { throw .noIDInObject(line: line) }
          withoutID += 1
          return
        }
        if name == "employee_no" { idKind = .employeeNumber }
        entries.append(Entry(id: id, line: line))
        return
      }
    }
    guard case .present(.array(let values)) = object["employees"] else {
      throw .noIDInObject(line: line)
    }
    for value in values { try take(value, line: line, .employees(kind)) }
  }
}

extension ListFile {
  /// The check time that a file gives for a record; nil where it gives none.
  private static func checkTime(_ text: String?, line: Int) throws(ListMistake) -> UnixTime? {
    guard let text else { return nil }
    guard let time = UnixTime(text: text) else { throw .notACheckTime(line: line, text) }
    return time
  }
}

extension JSONObject {
  /// What is said under a name that may be left out; nil where it is, or is null or empty.
  fileprivate func said(_ name: String, line: Int) throws(ListMistake) -> String? {
    switch self[name] {
    case .absent, .present(.null): return nil
    case .present(.string), .present(.number): return text(name)
    case .present, .repeated: throw .unreadableField(line: line, name)
    }
  }

  /// The text under a name, a number as its digits; nil where there is none, or two.
  fileprivate func text(_ name: String) -> String? {
    switch self[name] {
    case .present(.string(let text)), .present(.number(let text)): text.isEmpty ? nil : text
    case .present, .absent, .repeated: nil
    }
  }
}
