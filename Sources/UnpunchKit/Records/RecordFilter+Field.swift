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
    /// Who made the record: the name or the id.
    case creator
    /// The importer's own id of the record.
    case external
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

    /// The field that has a name.
    init?(named folded: String) {
      let known = Self.allCases.first { field in
        folded == field.name.english || folded == field.name.chinese
      }
      switch known {
      case .some(let field): self = field
      case nil:
        switch folded {
        case "employee": self = .text(.user)
        // What is shown as "外部记录 ID", without its space.
        case "外部记录", "外部记录id": self = .text(.external)
        default: return nil
        }
      }
    }

    /// The name of the field, one word, as it is typed before the colon; both languages are always understood.
    public var name: Bilingual {
      switch self {
      case .source: Bilingual("source", "来源")
      case .text(.time): Bilingual("time", "时间")
      case .text(.place): Bilingual("place", "地点")
      case .text(.name): Bilingual("name", "姓名")
      case .text(.comment): Bilingual("comment", "备注")
      case .text(.id): Bilingual("id", "编号")
      case .text(.user): Bilingual("user", "员工")
      case .text(.creator): Bilingual("creator", "创建人")
      case .text(.external): Bilingual("external", "外部")
      case .duplicates: Bilingual("dup", "重复")
      }
    }
  }
}
