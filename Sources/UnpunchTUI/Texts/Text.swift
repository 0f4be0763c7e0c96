import Attendance
import FeishuAttendance
import Journal
import UnpunchKit

/// Everything that the screens say; ``words(in:platform:)`` gives each in both languages.
enum Text: Sendable, Equatable {
  /// A text in English and in Simplified Chinese, side by side, so that none can be forgotten.
  typealias Both = (english: String, chinese: String)

  // What belongs to one part of the program.
  case find(FindText), records(RecordsText), confirm(ConfirmText), outcome(OutcomeText)
  case details(DetailsText), settling(SettlingText), history(HistoryText), undo(UndoText)
  case setup(SetupText), key(KeyText), deadKey(DeadKeyText)

  // Errors.
  case error(FeishuError), journal(JournalError), halt(DeletionReport.Halt)

  // Sentences at the bottom.
  case pasteIgnored, pasteTooLarge(byFile: Bool), pasteStalled, pasteLeft
  case fieldRefuses(FieldRefusal)
  case readOnly, howToQuit, noSuspendWhileDeleting, notWhenRestricted
  case platformWaits(Platform, Duration)
  case leftAlone(Duration), idsSent([RecordID], areNew: Bool = false), noClipboard, noIDToCopy

  // Pieces of all screens.
  case readOnlyMark, tooSmall, more(above: Int, below: Int), anyKeyCloses, otherKeysClose
  case nameOrEarlierHolder(id: String, name: String), yes, no, weekday(Int)

  // The question to quit.
  case quitTitle, quitQuestion(selected: Int)

  /// The text in a language.
  func words(in language: Language, platform: Platform) -> String {
    let both = both(platform)
    return switch language {
    case .english: both.english
    case .simplifiedChinese: both.chinese
    }
  }

  private func both(_ platform: Platform) -> Both {
    let name = platform.name(in: .english)
    let zhName = platform.name(in: .simplifiedChinese)
    return switch self {
    case .find(let text): text.both
    case .records(let text): text.both(platform)
    case .confirm(let text): text.both(platform)
    case .outcome(let text): text.both(platform)
    case .details(let text): text.both
    case .key(let text): text.both
    case .settling(let text): text.both(platform)
    case .history(let text): text.both
    case .undo(let text): text.both(platform)
    case .setup(let text): text.both(platform)
    case .deadKey(let text): text.both

    case .readOnly:
      (
        "This is read-only: nothing that changes anything is offered (setting read_only).",
        "当前为只读模式，不提供任何更改操作（设置项 read_only）。"
      )
    case .pasteIgnored:
      ("Pasted text does nothing here. Press / to filter.", "此处不接受粘贴。按 / 可输入筛选条件。")
    case .pasteTooLarge(let byFile):
      (
        "None of what was pasted was taken: it is larger than 4 MiB."
          + (byFile ? " Give a long list as a file (F4 in the form)." : ""),
        "粘贴内容超过 4 MiB，未采用任何部分。" + (byFile ? "较长的列表请从文件读取（查询表单中按 F4）。" : "")
      )
    case .fieldRefuses(.full(let most)):
      (
        "Not taken, not in part either: this field holds at most \(most.grouped) characters.",
        "未采用任何部分：此处最多 \(most.grouped) 个字符。"
      )
    case .fieldRefuses(.control(let scalar)):
      (
        "Not taken, not in part either: there is a control character in it (\(scalar)).",
        "未采用任何部分：其中含有控制字符（\(scalar)）。"
      )
    case .pasteStalled:
      (
        "A paste does not come to its end, and what is typed belongs to it. Esc leaves it; nothing of it is taken.",
        "粘贴尚未结束，此时的按键都算作粘贴内容。按 Esc 放弃，不采用其中任何内容。"
      )
    case .pasteLeft: ("The paste was left: nothing of it was taken.", "已放弃粘贴，未采用其中任何内容。")
    case .howToQuit: ("Press q to quit, f to find other records.", "按 q 退出，按 f 查询其他记录。")
    case .noSuspendWhileDeleting:
      ("A deletion is under way; suspend when it has ended.", "正在删除，完成后才能挂起。")
    case .notWhenRestricted:
      (
        "This is not offered here: this login runs unpunch and nothing else (--restricted).",
        "此处不提供该操作：此登录仅能运行 unpunch（--restricted）。"
      )
    case .platformWaits(let platform, let wait):
      (
        "\(platform.name(in: .english)) limits its calls: waiting \(wait.toMinutes.spoken(in: .english)), then it goes on by itself. Esc or Ctrl-C leaves.",
        "\(platform.name(in: .simplifiedChinese))限制调用频率：等待 \(wait.toMinutes.spoken(in: .simplifiedChinese))后自动继续。按 Esc 或 Ctrl-C 离开。"
      )
    case .leftAlone(let timeout):
      (
        "No key for \(timeout.spoken(in: .english)): what was selected or asked was dropped. After as long again unpunch ends.",
        "\(timeout.spoken(in: .simplifiedChinese))无操作：选择和未答的确认已清空；再过同样时间将退出。"
      )

    case .idsSent(let ids, let areNew): words(ofSent: ids, areNew: areNew)
    case .noClipboard:
      (
        "Nothing was copied: this kind of terminal has no clipboard (see the variable TERM).",
        "未复制：此类终端没有剪贴板（见环境变量 TERM）。"
      )
    case .noIDToCopy:
      ("\(name) gave no id for this record: there is none to copy.", "\(zhName)没有返回这条记录的 ID，无法复制。")

    case .readOnlyMark: ("read-only", "只读")
    case .tooSmall:
      (
        "Too small: make this window at least 60×16 (q quits).",
        "窗口太小：请放大到至少 60×16（q 退出）。"
      )
    case .more(let above, let below):
      switch (above > 0, below > 0) {
      case (true, true):
        (
          "↑ \(above.grouped) above · ↓ \(below.grouped) below",
          "↑ 上方 \(above.grouped) 行 · ↓ 下方 \(below.grouped) 行"
        )
      case (true, false): ("↑ \(above.grouped) above", "↑ 上方 \(above.grouped) 行")
      case (false, _): ("↓ \(below.grouped) more", "↓ 还有 \(below.grouped) 行")
      }
    case .anyKeyCloses: ("Any key closes this.", "按任意键关闭。")
    case .otherKeysClose: ("Any other key closes this.", "按其他任意键关闭。")
    case .journal(let error):
      (error.sentence(in: .english), error.sentence(in: .simplifiedChinese))
    case .halt(let halt):
      (
        halt.sentence(in: .english, platform: platform) ?? "",
        halt.sentence(in: .simplifiedChinese, platform: platform) ?? ""
      )
    case .error(let error):
      (
        error.sentence(in: .english, platform: platform),
        error.sentence(in: .simplifiedChinese, platform: platform)
      )
    case .nameOrEarlierHolder(let id, let name):
      ("\(id) (\(name) or an earlier holder)", "\(id)（\(name) 或此前使用者）")
    case .yes: ("yes", "是")
    case .no: ("no", "否")
    case .weekday(let day): Self.weekday(day)

    case .quitTitle: ("Quit?", "退出？")
    case .quitQuestion(let selected):
      if selected == 0 {
        ("Nothing is under way.", "当前没有进行中的操作。")
      } else {
        (
          "The \(selected == 1 ? "selected record is" : "\(selected) selected records are") not deleted; the selection is dropped.",
          "所选 \(selected) 条记录未删除，退出后不保留选择。"
        )
      }
    }
  }

  /// That ids were sent to the clipboard: more than that is not known.
  private func words(ofSent ids: [RecordID], areNew: Bool) -> Both {
    let (new, zhNew) = areNew ? ("new ", "新") : ("", "")
    let (what, them, zhWhat) =
      ids.count == 1
      ? ("the \(new)id \(ids[0].rawValue)", "it", "\(zhNew)记录 ID \(ids[0].rawValue) ")
      : ("\(ids.count) \(new)ids", "them", " \(ids.count) 个\(zhNew)记录 ID ")
    return (
      "Sent \(what) to the terminal's clipboard. If the terminal does not take \(them), select \(them) with the mouse and Shift.",
      "已将\(zhWhat)发送到终端的剪贴板。如果终端不接收，请按住 Shift 用鼠标选取。"
    )
  }

  /// A day of the week, from Monday as 0 to Sunday as 6.
  private static func weekday(_ day: Int) -> Both {
    switch day {
    case 0: ("Mon", "周一")
    case 1: ("Tue", "周二")
    case 2: ("Wed", "周三")
    case 3: ("Thu", "周四")
    case 4: ("Fri", "周五")
    case 5: ("Sat", "周六")
    default: ("Sun", "周日")
    }
  }

  /// The day of the week of a time.
  static func weekday(of time: CivilTime) -> Text {
    // The first day of the count, 1970-01-01, was a Thursday.
    let number = CivilDay.number(year: time.year, month: time.month, day: time.day) + 3
    return .weekday(Int((number % 7 + 7) % 7))
  }
}

/// Why a field does not take a text; then it takes none of it.
enum FieldRefusal: Sendable, Hashable {
  /// The field would hold more than this many scalars.
  case full(Int)
  /// There is a control character in it, which can neither be left out nor be meant.
  case control(Unicode.Scalar)
}
