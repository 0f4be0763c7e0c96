import Attendance
import UnpunchKit

/// What the help says about the filter while it is typed.
enum FilterText: Sendable, Equatable {
  case helpTitle, helpDone, helpClear
  case word, phrase, not, field(RecordFilter.Field), extra, day, since, before, days, night

  var words: Bilingual {
    switch self {
    case .helpTitle: Bilingual("Filter: keys and examples", "筛选：按键与示例")
    case .helpDone: Bilingual("done: back to the list", "完成，回到列表")
    case .helpClear: Bilingual("clear the filter", "清除筛选")
    case .word: Bilingual("both words, in any column", "两个词都出现，哪一列均可")
    case .phrase: Bilingual("exactly these words, spaces too", "含空格的整段文字")
    case .not: Bilingual("a minus in front: all but these", "前面加减号：排除")
    case .field(.source): Bilingual("the source, or how its name begins", "来源；写出名称开头即可")
    case .field(.text(.time)): Bilingual("the check time as it is shown", "列表中显示的打卡时间")
    case .field(.text(.place)): Bilingual("the place", "地点")
    case .field(.text(.name)): Bilingual("the name", "姓名")
    case .field(.text(.comment)): Bilingual("the comment", "备注")
    case .field(.text(.id)): Bilingual("the record's id, or the employee's", "记录 ID 或用户 ID")
    case .field(.text(.user)): Bilingual("the employee: name or id", "员工的姓名或 ID")
    case .field(.text(.creator)):
      Bilingual("who created the record: id, or name if known", "创建人的 ID 或已知姓名")
    case .field(.text(.external)):
      Bilingual("the external id (external_id)", "外部记录 ID（external_id）")
    case .field(.duplicates):
      Bilingual("doubled: the same person, time and place", "重复出现的记录：同一人、同一时间、同一地点")
    case .extra: Bilingual("the same, but not the first of each", "同上，但每组不含第一条")
    case .day: Bilingual("that day", "当天")
    case .since: Bilingual("from that day on; also >, <, <=", "从当天起；>、<、<= 同理")
    case .before: Bilingual("before nine on that day", "当天九点之前")
    case .days: Bilingual("three days", "这三天")
    case .night: Bilingual("at night, on any day", "任意一天的夜间")
    }
  }
}

extension RecordFilter.Field {
  /// A term that asks for the field.
  var example: Bilingual {
    let value: Bilingual =
      switch self {
      case .source: Bilingual("imported", "导入")
      case .text(.time): Bilingual(same: "08:58")
      case .text(.place): Bilingual("gate", "北门")
      case .text(.name): Bilingual("Li", "李")
      case .text(.comment): Bilingual("november", "补录")
      case .text(.id): Bilingual(same: "6941")
      case .text(.user): Bilingual(same: "e1043")
      case .text(.creator): Bilingual(same: "e1000")
      case .text(.external): Bilingual(same: "backfill")
      case .duplicates: .empty
      }
    return name + Bilingual(same: ":") + value
  }
}
