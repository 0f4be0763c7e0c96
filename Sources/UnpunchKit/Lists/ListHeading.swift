import Attendance

/// What a column holds, by the name above it; the names are those that this program prints, and those of people.
enum ListHeading: CaseIterable {
  /// The id of a record.
  case record
  /// The id that a record got when it was imported again.
  case newRecord
  /// The id of an employee, of whichever kind.
  case user
  /// The job number of an employee.
  case jobNumber
  /// When a record was checked in, in Unix seconds.
  case checkTime
  /// An id of what the file is about, where there is no other column.
  case any

  /// The heading that a cell is; nil where it is none.
  init?(_ cell: String) {
    let name = Self.folded(cell)
    // `用户 ID (user_id)` may be either of the two.
    let parts = [name] + name.split { "()（）".unicodeScalars.contains($0) }.map { Array($0) }
    let found = parts.lazy.compactMap { part in
      Self.allCases.first { heading in
        heading.names.contains { $0.unicodeScalars.elementsEqual(part) }
      }
    }.first
    guard let found else { return nil }
    self = found
  }

  /// The names, folded.
  private var names: [String] {
    switch self {
    case .record: ["recordid", "记录id", "record", "记录", "记录编号", "流水id", "打卡记录id", "打卡流水id"]
    case .newRecord: ["newrecordid", "新记录id"]
    case .user:
      [
        "userid", "用户id", "employeeid", "员工id", "employee", "员工", "人员id", "feishuuserid", "飞书用户id",
      ]
    case .jobNumber:
      ["employeeno", "工号", "jobnumber", "jobno", "employeenumber", "员工工号", "员工编号", "人员编号"]
    case .checkTime: ["checktime"]
    case .any: ["id", "ids", "编号"]
    }
  }

  /// A cell without what does not matter in a name: case, spaces, underscores, hyphens, full width.
  private static func folded(_ cell: String) -> [Unicode.Scalar] {
    cell.unicodeScalars.compactMap { wide in
      let scalar = wide.narrow
      switch scalar {
      case "A"..."Z": return Unicode.Scalar(UInt8(scalar.value + 0x20))
      case "_", "-", "*", ":", "\"", "“", "”", "'", "=": return nil
      default: return IDWord.isUnseen(scalar) ? nil : scalar
      }
    }
  }
}

/// The columns of a file that are meant, by its first row.
struct ListColumns {
  /// The column of the ids.
  let id: Int
  /// The column whose id counts where there is one; nil where there is none.
  var newID: Int?
  /// The columns that say where a record is found faster.
  var user, checkTime: Int?
  /// What the column of the ids says about their kind.
  var idKind: IDKind?

  /// Finds the columns; nil where the row is no heading.
  ///
  /// - Throws: ``ListMistake`` where it is one, and it does not say which column is meant.
  init?(_ row: [String], _ wanted: ListFile.Wanted) throws(ListMistake) {
    let headings = row.map { ListHeading($0) }
    var (user, number) = (
      try Self.only(.user, in: headings, row), try Self.only(.jobNumber, in: headings, row)
    )
    switch wanted {
    case .records:
      let record = try Self.only(.record, in: headings, row)
      guard let id = record ?? Self.sole(headings) else {
        if user ?? number == nil { return nil }
        throw .noSuchColumn(wanted, row)
      }
      self.id = id
      newID = try Self.only(.newRecord, in: headings, row)
      self.user = user
      checkTime = try Self.only(.checkTime, in: headings, row)
    case .employees(let kind):
      if kind == .employeeNumber { swap(&user, &number) }
      guard let id = user ?? number ?? Self.sole(headings) else {
        if !headings.contains(.record) { return nil }
        throw .noSuchColumn(wanted, row)
      }
      self.id = id
      if headings[id] == .jobNumber { idKind = .employeeNumber }
    }
  }

  /// The one column with a heading; of two that are called differently, neither is more right.
  private static func only(
    _ heading: ListHeading, in headings: [ListHeading?], _ row: [String]
  ) throws(ListMistake) -> Int? {
    let found = headings.indices.filter { headings[$0] == heading }
    guard found.count < 2 else { throw .headingTwice(row[found[0]], row[found[1]]) }
    return found.first
  }

  /// The column that is just called `id`, where it is the only one.
  private static func sole(_ headings: [ListHeading?]) -> Int? {
    headings == [.any] ? 0 : nil
  }
}
