import Attendance
import FeishuAttendance
import Journal
import UnpunchKit
import Wording

/// Everything that the screens say; ``words(in:platform:)`` gives each in both languages.
enum Text: Sendable, Equatable {
  // What belongs to one part of the program.
  case find(FindText), records(RecordsText), confirm(ConfirmText), outcome(OutcomeText)
  case details(DetailsText), settling(SettlingText), history(HistoryText), undo(UndoText)
  case setup(SetupText), key(KeyText), deadKey(DeadKeyText), filter(FilterText)

  // Errors.
  case error(FeishuError), journal(JournalError), halt(DeletionReport.Halt)

  // Sentences at the bottom.
  case pasteIgnored, pasteTooLarge(byFile: Bool), pasteStalled, pasteLeft
  case fieldRefuses(FieldRefusal)
  case readOnly, howToQuit, noSuspendWhileDeleting, noShell
  case platformWaits(Platform, Duration)
  case leftAlone(Duration), idsSent([RecordID], areNew: Bool = false), noClipboard, noIDToCopy

  // Pieces of all screens.
  case readOnlyMark, tooSmall, more(above: Int, below: Int), anyKeyCloses, otherKeysClose
  case nameOrEarlierHolder(id: String, name: String), yes, no, weekday(Int)

  // The question to quit.
  case quitTitle, quitQuestion(selected: Int)

  /// The text in a language.
  func words(in language: Language, platform: Platform) -> String {
    words(platform)(in: language)
  }

  func words(_ platform: Platform) -> Bilingual {
    let name = platform.name
    return switch self {
    case .find(let text): text.words
    case .records(let text): text.words(platform)
    case .confirm(let text): text.words(platform)
    case .outcome(let text): text.words
    case .details(let text): text.words
    case .key(let text): text.words
    case .settling(let text): text.words(platform)
    case .history(let text): text.words
    case .undo(let text): text.words(platform)
    case .setup(let text): text.words(platform)
    case .deadKey(let text): text.words
    case .filter(let text): text.words

    case .readOnly:
      Bilingual(
        "Read-only: nothing can be changed here (setting read_only).",
        "当前为只读模式，不提供任何更改操作（设置项 read_only）。")
    case .pasteIgnored:
      Bilingual("Pasted text does nothing here. Press / to filter.", "此处不接受粘贴。按 / 可输入筛选条件。")
    case .pasteTooLarge(let byFile):
      Bilingual(
        "Nothing was pasted: the text is larger than 4 MiB."
          + (byFile ? " Give a long list as a file (F4 in the form)." : ""),
        "未粘贴：内容超过 4 MiB。" + (byFile ? "较长的列表请从文件读取（查询表单中按 F4）。" : ""))
    case .fieldRefuses(.full(let most)):
      Bilingual(
        "Nothing was added: this field holds at most \(most.grouped) characters.",
        "未输入：此处最多 \(most.grouped) 个字符。")
    case .fieldRefuses(.control(let scalar)):
      Bilingual(
        "Nothing was added: there is a control character in it (\(scalar)).",
        "未输入：其中含有控制字符（\(scalar)）。")
    case .pasteStalled:
      Bilingual(
        "The paste has not ended, and what you type is added to it. Esc discards all of it.",
        "粘贴尚未结束，此时的按键都算作粘贴内容。按 Esc 全部放弃。")
    case .pasteLeft: Bilingual("The paste was discarded.", "已放弃粘贴的内容。")
    case .howToQuit: Bilingual("Press q to quit, f to find other records.", "按 q 退出，按 f 查询其他记录。")
    case .noSuspendWhileDeleting:
      Bilingual("A deletion is running; suspend when it is done.", "正在删除，完成后才能挂起。")
    case .noShell:
      Bilingual(
        "There is no shell to go to: this login runs unpunch only. Ctrl-C asks to quit.",
        "无法挂起：此登录仅能运行 unpunch，没有可返回的 shell。退出请按 Ctrl-C。")
    case .platformWaits(let platform, let wait):
      Bilingual(
        "\(platform.name.english) limits the calls: waiting \(wait.inMinutes.spoken.english), then continuing automatically. Esc or Ctrl-C leaves.",
        "\(platform.name.chinese)限制调用频率：等待 \(wait.inMinutes.spoken.chinese)后自动继续。按 Esc 或 Ctrl-C 离开。"
      )
    case .leftAlone(let timeout):
      Bilingual(
        "No key for \(timeout.spoken.english): the selection and any open question were dropped. After as long again unpunch quits.",
        "\(timeout.spoken.chinese)无操作：选择和未答的确认已清空；再过同样时间将退出。")

    case .idsSent(let ids, let areNew): words(ofSent: ids, areNew: areNew)
    case .noClipboard:
      Bilingual(
        "Nothing was copied: this kind of terminal has no clipboard (see the variable TERM).",
        "未复制：此类终端没有剪贴板（见环境变量 TERM）。")
    case .noIDToCopy:
      Bilingual(
        "\(name.english) gave no id for this record: there is nothing to copy.",
        "\(name.chinese)没有返回这条记录的 ID，无法复制。")

    case .readOnlyMark: Bilingual("read-only", "只读")
    case .tooSmall:
      Bilingual("Too small: make this window at least 60×16 (q quits).", "窗口太小：请放大到至少 60×16（q 退出）。")
    case .more(let above, let below):
      switch (above > 0, below > 0) {
      case (true, true):
        Bilingual(
          "↑ \(above.grouped) above · ↓ \(below.grouped) below",
          "↑ 上面还有 \(above.grouped) 行 · ↓ 下面还有 \(below.grouped) 行")
      case (true, false): Bilingual("↑ \(above.grouped) above", "↑ 上面还有 \(above.grouped) 行")
      case (false, _): Bilingual("↓ \(below.grouped) more", "↓ 下面还有 \(below.grouped) 行")
      }
    case .anyKeyCloses: Bilingual("Any key closes this.", "按任意键关闭。")
    case .otherKeysClose: Bilingual("Any other key closes this.", "按其他任意键关闭。")
    case .journal(let error):
      error.sentence
    case .halt(let halt):
      halt.sentence(platform: platform) ?? .empty
    case .error(let error):
      error.sentence(platform: platform)
    case .nameOrEarlierHolder(let id, let name):
      Bilingual("\(id) (\(name) or an earlier holder)", "\(id)（\(name) 或此前使用者）")
    case .yes: Bilingual("yes", "是")
    case .no: Bilingual("no", "否")
    case .weekday(let day): Self.weekdays[day]

    case .quitTitle: Bilingual("Quit?", "退出？")
    case .quitQuestion(let selected):
      if selected == 0 {
        Bilingual("Nothing is running.", "当前没有进行中的操作。")
      } else {
        Bilingual(
          "The \(selected == 1 ? "selected record is" : "\(selected) selected records are") not deleted; the selection will be lost.",
          "所选 \(selected) 条记录未删除，退出后不保留选择。")
      }
    }
  }

  /// That ids were sent to the clipboard: more than that is not known.
  private func words(ofSent ids: [RecordID], areNew: Bool) -> Bilingual {
    let new = areNew ? Bilingual("new ", "新") : .empty
    let what =
      ids.count == 1
      ? Bilingual(
        "the \(new.english)id \(ids[0].rawValue)", "\(new.chinese)记录 ID \(ids[0].rawValue) ")
      : Bilingual("\(ids.count) \(new.english)ids", " \(ids.count) 个\(new.chinese)记录 ID ")
    let them = ids.count == 1 ? "it" : "them"
    return Bilingual(
      "Sent \(what.english) to the terminal's clipboard. If the terminal does not take \(them), select \(them) with the mouse and Shift.",
      "已将\(what.chinese)发送到终端的剪贴板。如果终端不接收，请按住 Shift 用鼠标选取。")
  }

  private static let weekdays = [
    Bilingual("Mon", "周一"), Bilingual("Tue", "周二"), Bilingual("Wed", "周三"), Bilingual("Thu", "周四"),
    Bilingual("Fri", "周五"), Bilingual("Sat", "周六"), Bilingual("Sun", "周日"),
  ]

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

extension Duration {
  /// The whole seconds, or where there are more than two minutes the whole minutes, that it does not pass.
  fileprivate var inMinutes: Duration {
    let (seconds, rest) = components
    let whole = seconds + (rest > 0 ? 1 : 0)
    return .seconds(whole > 120 ? (whole + 59) / 60 * 60 : whole)
  }
}
