public import Attendance

extension RecordFilter {
  /// A column whose text can be searched.
  public enum TextField: Sendable, Hashable, CaseIterable {
    /// The check time as it is shown, `2026-11-20 08:58:12`.
    case time
    /// The place.
    case place
    /// The employee's name.
    case name
    /// The comment.
    case comment
    /// The record id or the employee's id.
    case id
    /// The employee: the name or the id.
    case user
  }

  /// What can stand before a colon.
  public enum Field: Sendable, Hashable, CaseIterable {
    /// Where the record seems to come from.
    case source
    /// The text of a column.
    case text(TextField)
    /// Whether the record stands there more than once.
    case duplicates

    /// All fields, in the order in which a sentence lists them.
    public static let allCases: [Field] =
      [.source] + TextField.allCases.map(Field.text) + [.duplicates]

    /// The name of the field, as it is typed before the colon.
    ///
    /// - Parameter language: The language of the name; both are always understood.
    /// - Returns: One word.
    public func name(in language: Language) -> String {
      let (english, chinese) = names
      return switch language {
      case .english: english
      case .simplifiedChinese: chinese
      }
    }

    /// The field that has a name.
    init?(named folded: String) {
      let known = Self.allCases.first { field in
        folded == field.names.english || folded == field.names.chinese
      }
      switch known {
      case .some(let field): self = field
      case nil:
        guard folded == "employee" else { return nil }
        self = .text(.user)
      }
    }

    private var names: (english: String, chinese: String) {
      switch self {
      case .source: ("source", "来源")
      case .text(.time): ("time", "时间")
      case .text(.place): ("place", "地点")
      case .text(.name): ("name", "姓名")
      case .text(.comment): ("comment", "备注")
      case .text(.id): ("id", "编号")
      case .text(.user): ("user", "员工")
      case .duplicates: ("dup", "重复")
      }
    }
  }
}
