public import Attendance

/// What kind of source a record seems to have: ``RecordSource`` without the number of an unknown type.
///
/// The raw values are the names that scripts may rely on; a filter takes them as well.
public enum SourceKind: String, Sendable, Hashable, CaseIterable {
  /// An importer's own id or idempotency key stands in the record.
  case imported
  /// Type 7 alone says so.
  case perhapsImported = "perhaps_imported"
  /// The employee's own punch, also a quick one.
  case ownPunch = "own_punch"
  /// An attendance machine.
  case machine
  /// A change by an administrator.
  case administrator
  /// A make-up by the employee.
  case makeUp = "make_up"
  /// Made by the platform itself.
  case system
  /// A type that is not known, or none.
  case unknown

  /// What the kind is called on the screen and in a filter.
  ///
  /// It is a short name, at most nine columns.
  public var name: Bilingual {
    switch self {
    case .imported: Bilingual("imported", "导入")
    case .perhapsImported: Bilingual("imported?", "导入?")
    case .ownPunch: Bilingual("own punch", "本人打卡")
    case .machine: Bilingual("machine", "考勤机")
    case .administrator: Bilingual("admin", "管理员")
    case .makeUp: Bilingual("make-up", "补卡")
    case .system: Bilingual("system", "系统")
    case .unknown: Bilingual("unknown", "未知")
    }
  }

  /// The kinds that a text may stand for.
  ///
  /// The whole name of one kind (the machine's, or that of either language) means that kind alone; the beginning of
  /// names means all kinds that begin so. Upper and lower case, full-width forms, spaces, `_` and `-` make no difference.
  ///
  /// - Returns: The kinds; none where no name begins so.
  public static func named(_ text: String) -> Set<SourceKind> {
    let wanted = letters(of: text)
    guard !wanted.isEmpty else { return [] }
    let exact = allCases.filter { $0.allNames.contains(wanted) }
    return Set(
      exact.isEmpty
        ? allCases.filter { $0.allNames.contains { $0.hasPrefix(wanted) } } : exact)
  }

  private var allNames: [String] {
    [rawValue, name.english, name.chinese].map(Self.letters)
  }

  private static func letters(of text: String) -> String {
    FoldedText.folded(text).filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
  }
}

extension RecordSource {
  /// The kind of source.
  public var kind: SourceKind {
    switch self {
    case .imported: .imported
    case .perhapsImported: .perhapsImported
    case .ownPunch: .ownPunch
    case .machine: .machine
    case .administrator: .administrator
    case .makeUp: .makeUp
    case .system: .system
    case .unknown: .unknown
    }
  }

  /// What a source is called on the screen and in a table.
  ///
  /// It is a short name, at most nine columns.
  public var name: Bilingual {
    switch self {
    case .imported, .perhapsImported, .ownPunch, .machine, .administrator, .makeUp, .system:
      kind.name
    case .unknown(.some(let type)): Bilingual("type \(type)", "类型 \(type)")
    case .unknown(nil): Bilingual(same: "—")
    }
  }
}
