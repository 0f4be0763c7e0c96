import Attendance
import FeishuAttendance
import Journal
import UnpunchKit

/// What the screens say where a count is typed before something is done, and while it is done.
enum ConfirmText: Sendable, Equatable {
  case title(Int), target(tenant: String?, host: String)
  case targetShort(tenant: String?, host: String), consequenceResults, consequenceUndo, reasonLabel
  case typeToConfirm(Int, Purpose), typeToConfirmShort(Int, Purpose), typeTheCount(Int, Purpose)
  case notTheCount(Int, Purpose), pressEnter(Int, Purpose), pasteDoesNotConfirm(Int), seeAllFirst,
    lookASecond,
    rereadRunning, rereadSame
  case working(DeletionProgress, seconds: Int), finishThenQuit, quitsThen, notStarted(NotStarted)
  case differenceTitle, differenceIntro, recordGone
  case fieldChanged(DetailsText, was: String, now: String), nothingWasSent(areThere: Bool)

  /// The text in both languages, with the platform's name in each.
  func both(_ platform: Platform) -> Text.Both {
    let name = platform.name(in: .english)
    let zhName = platform.name(in: .simplifiedChinese)
    return switch self {
    case .nothingWasSent(let areThere):
      areThere
        ? ("Nothing was sent; the records are kept.", "未发送任何请求，记录保持不变。")
        : ("Nothing was sent.", "未发送任何请求。")
    case .title(let count):
      (
        "Delete \(count) check-in \(count == 1 ? "record" : "records")?", "删除 \(count) 条打卡流水？"
      )
    case .target(let tenant, let host):
      if let tenant {
        ("Tenant \(tenant) (from the settings) · \(host) · app", "企业 \(tenant)（来自设置）· \(host) · 应用")
      } else {
        ("\(host) · app", "\(host) · 应用")
      }
    case .targetShort(let tenant, let host):
      if let tenant {
        ("Tenant \(tenant) · \(host) ·", "企业 \(tenant) · \(host) ·")
      } else {
        ("\(host) ·", "\(host) ·")
      }
    case .consequenceResults:
      (
        "\(name) recomputes these people's attendance results.", "\(zhName)将重新计算这些人员的考勤结果。"
      )
    case .consequenceUndo:
      (
        "Undo imports them anew: new ids, no photos, no device.",
        "撤销即重新导入：得到新的记录 ID，不含照片和设备信息。"
      )
    case .reasonLabel:
      ("Reason or ticket (kept in the journal):", "原因或工单号（记入日志）：")
    case .typeToConfirm(let count, .deletion):
      (
        "Type \(count) and press Enter to delete.   Esc keeps them.",
        "输入 \(count) 并按 Enter 删除。   按 Esc 取消，不删除。"
      )
    case .typeToConfirm(let count, .undo):
      (
        "Type \(count) and press Enter to import.   Esc goes back.",
        "输入 \(count) 并按 Enter 重新导入。   按 Esc 取消。"
      )
    case .typeToConfirmShort(let count, .deletion):
      ("Type \(count), then Enter, to delete.", "输入 \(count) 后按 Enter 删除。")
    case .typeToConfirmShort(let count, .undo):
      ("Type \(count), then Enter, to import.", "输入 \(count) 后按 Enter 导入。")
    case .typeTheCount(let count, .deletion):
      (
        "Type the number \(count) first: Enter alone deletes nothing.",
        "请先输入数字 \(count)：只按 Enter 不会删除。"
      )
    case .typeTheCount(let count, .undo):
      (
        "Type the number \(count) first: Enter alone imports nothing.",
        "请先输入数字 \(count)：只按 Enter 不会导入。"
      )
    case .notTheCount(let count, .deletion):
      (
        "That is not the number of records. Type \(count) to delete, or press Esc.",
        "数字与记录数不符。输入 \(count) 以删除，或按 Esc。"
      )
    case .notTheCount(let count, .undo):
      (
        "That is not the number of records. Type \(count) to import, or press Esc.",
        "数字与记录数不符。输入 \(count) 以重新导入，或按 Esc。"
      )
    case .pressEnter(let count, .deletion):
      (
        "\(count) is typed: press Enter (not the keypad's) to delete, or Esc.",
        "已输入 \(count)：按主键盘的 Enter 删除，或按 Esc 取消。"
      )
    case .pressEnter(let count, .undo):
      (
        "\(count) is typed: press Enter (not the keypad's) to import, or Esc.",
        "已输入 \(count)：按主键盘的 Enter 重新导入，或按 Esc 取消。"
      )
    case .pasteDoesNotConfirm(let count):
      ("Pasted text does not confirm. Type \(count).", "粘贴不能用于确认。请手动输入 \(count)。")
    case .seeAllFirst:
      (
        "Not all records have been shown for a second. Scroll through them (↑ ↓), then type the count.",
        "有记录尚未显示满一秒。请先用 ↑ ↓ 滚动查看全部，再输入数字。"
      )
    case .lookASecond:
      (
        "Look first: the records have to stand here for a second. Then press Enter.",
        "请先核对：记录需显示满一秒，然后再按 Enter。"
      )
    case .rereadRunning: ("Reading the records again…", "正在重新读取记录…")
    case .rereadSame:
      ("Read again: the records are unchanged.", "已重新读取：记录没有变化。")
    case .working(let progress, let seconds): words(of: progress, seconds, name, zhName)
    case .finishThenQuit:
      ("Ctrl-C finishes it, then quits.", "按 Ctrl-C 将在完成后退出。")
    case .quitsThen:
      (
        "Quits when it has ended; Ctrl-C again quits at once, and the outcome stays unknown.",
        "完成后退出；再按 Ctrl-C 立即退出，结果将未知。"
      )
    case .notStarted(let why): words(of: why, platform)
    case .differenceTitle: ("The records have changed. Nothing was sent.", "记录已变化，未发送任何请求。")
    case .differenceIntro:
      (
        "Read again, these records are not what was selected. Go back, reload, and select again.",
        "重新读取后，以下记录与所选内容不一致。请返回、重新加载后再选择。"
      )
    case .recordGone: ("is no longer there", "已不存在")
    case .fieldChanged(let field, let was, let now):
      (
        "\(field.both.english): was \(was), is now \(now)",
        "\(field.both.chinese)：原为 \(was)，现为 \(now)"
      )
    }
  }

  private func words(
    of progress: DeletionProgress, _ seconds: Int, _ name: String, _ zhName: String
  ) -> Text.Both {
    switch progress {
    case .rereading:
      ("Reading the records once more…", "正在再次读取记录…")
    case .recording: ("Writing to the journal…", "正在写入日志…")
    case .sending: ("Deleting… \(seconds) s.", "正在删除… \(seconds) 秒。")
    case .waiting(let wait):
      (
        "\(name) asks to wait \(wait.components.seconds) s; then it is sent again by itself (Ctrl-C stops).",
        "\(zhName)要求等待 \(wait.components.seconds) 秒，随后自动重新发送（Ctrl-C 停止）。"
      )
    }
  }

  private func words(of why: NotStarted, _ platform: Platform) -> Text.Both {
    switch why {
    case .differs: ("The records have changed. Nothing was sent.", "记录已变化，未发送任何请求。")
    case .readingFailed(let error):
      (
        "Nothing was deleted: the records could not be read again. "
          + error.sentence(in: .english, platform: platform),
        "未删除任何记录：无法重新读取记录。" + error.sentence(in: .simplifiedChinese, platform: platform)
      )
    case .journal(let error):
      (error.sentence(in: .english), error.sentence(in: .simplifiedChinese))
    }
  }
}
