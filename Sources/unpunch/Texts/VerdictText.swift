import Attendance
import FeishuAttendance

/// Why a record was not sent, or not imported, where the platform has no words for it.
enum VerdictText: BilingualText {
  case recordNotFound(Platform), roundedNotFound(Platform), recordGone
  case sharedID, nameUnchecked(FeishuError, Platform)
  case recordChanged([String]), contradicted(listed: String, shown: String)
  case wouldDelete, notConfirmed, notReached, newIDNotKnown, tooEarly(Platform), otherPerson
  case equalRecord(String), notThere(String), notThereByHand(String)

  var words: Bilingual {
    switch self {
    case .recordNotFound(let platform):
      Bilingual(
        "\(platform.name.english) shows no such record",
        "\(platform.name.chinese)中没有这条记录")
    case .roundedNotFound(let platform):
      Bilingual(
        "\(platform.name.english) shows no such record; all digits beyond the 15th are zeros, so a spreadsheet has "
          + "probably rounded the id: format the column as text before the ids come into it, and export it again",
        "\(platform.name.chinese)中没有这条记录；ID 第 15 位之后全为零，很可能已被表格软件舍入："
          + "请在填入 ID 之前将该列设为“文本”格式，然后重新导出")
    case .recordGone: Bilingual("gone since it was read", "读取之后已不存在")
    case .sharedID:
      Bilingual(
        "another, different record has this id too, so we cannot tell which of them would be deleted",
        "另有一条内容不同的记录使用此 ID，无法确定会删除哪一条")
    case .recordChanged(let fields):
      Bilingual(
        "changed since it was read: \(fields.joined(separator: ", "))",
        "读取之后有变化：\(fields.joined(separator: "、"))")
    case .contradicted(let listed, let shown):
      Bilingual(
        "not sent: the list says \(listed), the record is of \(shown); correct the list, or leave only the ids in it; if "
          + "it has the other kind of employee ids, give --id-kind",
        "未发送：列表中为 \(listed)，而该记录为 \(shown)；请更正列表，或只保留记录 ID；如列表使用另一种员工 ID，请指定 --id-kind")
    case .nameUnchecked(let error, let platform):
      Bilingual(
        "not sent: the name could not be checked: "
          + error.sentence(platform: platform).english,
        "未发送：未能核对姓名：" + error.sentence(platform: platform).chinese)
    case .wouldDelete: Bilingual("would be deleted", "将被删除")
    case .notConfirmed: Bilingual("not confirmed", "未确认")
    case .notReached: Bilingual("not sent: the run stopped before it", "未发送：运行在此之前已停止")
    case .newIDNotKnown:
      Bilingual("re-imported; the new id is not known", "已重新导入；新的记录 ID 未知")
    case .tooEarly(let platform):
      Bilingual(
        "its check time is before 2022-01-01, which \(platform.name.english) does not take",
        "打卡时间早于 2022-01-01，\(platform.name.chinese)不接受")
    case .otherPerson:
      Bilingual("the employee id belongs to somebody else now", "该员工 ID 现属于他人")
    case .equalRecord(let id):
      Bilingual("an identical record exists now: \(id)", "现有相同记录：\(id)")
    case .notThere(let time):
      Bilingual("no answer came, and it was not there at \(time)", "未收到明确应答，\(time) 查询时不存在")
    case .notThereByHand(let time):
      Bilingual("marked by hand at \(time): it is not there", "\(time) 手动登记：记录不存在")
    }
  }
}
