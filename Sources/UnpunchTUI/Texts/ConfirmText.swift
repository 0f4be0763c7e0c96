import Attendance
import FeishuAttendance
import Journal
import UnpunchKit
import Wording

/// What the screens say where a count is typed before something is done, and while it is done.
enum ConfirmText: Sendable, Equatable {
  case title(Int), target(tenant: String?, host: String)
  case targetShort(tenant: String?, host: String), consequenceResults(people: Int)
  case consequenceUndo(Int), reasonLabel
  case typeToConfirm(Int, Purpose), typeToConfirmShort(Int, Purpose), typeTheCount(Int, Purpose)
  case notTheCount(Int, Purpose), pressEnter(Int, Purpose), pasteDoesNotConfirm(Int), seeAllFirst,
    lookASecond,
    rereadRunning, rereadSame
  case working(DeletionProgress, seconds: Int), finishThenQuit, stopReadingThenQuit,
    stopWaitingThenQuit, quitsThen, stopping, notStarted(NotStarted)
  case unlikely(Int), unlikelyShort(Int), wholeDoubles(Int), wholeDoublesShort(Int)
  case differenceTitle, differenceIntro, recordGone
  case fieldChanged(DetailsText, was: String, now: String), nothingWasSent(areThere: Bool)

  func words(_ platform: Platform) -> Bilingual {
    let name = platform.name
    return switch self {
    case .nothingWasSent(let areThere):
      areThere
        ? Bilingual("No deletion was sent; the records are kept.", "未发送删除请求，记录保持不变。")
        : Bilingual("Nothing was sent.", "未发送任何请求。")
    case .title(let count): WorkText.deleteTitle(count).words
    case .target(let tenant, let host): WorkText.target(tenant: tenant, host: host).words
    case .targetShort(let tenant, let host):
      if let tenant {
        Bilingual("Tenant \(tenant) · \(host) ·", "企业 \(tenant) · \(host) ·")
      } else {
        Bilingual("\(host) ·", "\(host) ·")
      }
    case .consequenceResults(let people):
      Bilingual(
        "\(name.english) recomputes \(people == 1 ? "this person's" : "these people's") attendance results.",
        "\(name.chinese)将重新计算\(people == 1 ? "该员工" : "这些员工")的考勤结果。")
    case .consequenceUndo(let count):
      Bilingual(
        count == 1
          ? "Undo re-imports it: new id, no photos, no device."
          : "Undo re-imports them: new ids, no photos, no device.",
        "撤销即重新导入：得到新的记录 ID，不含照片和设备信息。")
    case .unlikely(let count):
      Bilingual(
        "\(count) of these \(count == 1 ? "does" : "do") not look imported; \(name.english) will probably refuse \(count == 1 ? "it" : "them").",
        "其中 \(count) 条看起来不是导入的，\(name.chinese)很可能会拒绝删除。")
    case .unlikelyShort(let count):
      Bilingual("\(count) \(count == 1 ? "does" : "do") not look imported.", "\(count) 条看起来不是导入的。")
    case .wholeDoubles(1):
      Bilingual(
        "Every copy of 1 doubled punch is selected; nothing of it will be left.",
        "1 次重复打卡的所有副本均已选中，删除后一条不留。")
    case .wholeDoubles(let count):
      Bilingual(
        "Of \(count) doubled punches every copy is selected; nothing of them will be left.",
        "\(count) 次重复打卡的所有副本均已选中，删除后一条不留。")
    case .wholeDoublesShort(let count):
      Bilingual(
        "\(count) doubled \(count == 1 ? "punch" : "punches"): all copies selected, none left.",
        "\(count) 次重复打卡的副本全部选中，一条不留。")
    case .reasonLabel:
      Bilingual("Reason or ticket (kept in the journal):", "原因或工单号（记入日志）：")
    case .typeToConfirm(let count, .deletion):
      Bilingual(
        "Type \(count) and press Enter to delete.   Esc keeps \(count == 1 ? "it" : "them").",
        "输入 \(count) 并按 Enter 删除。   按 Esc 取消，不删除。")
    case .typeToConfirm(let count, .undo):
      Bilingual(
        "Type \(count) and press Enter to re-import.   Esc goes back.",
        "输入 \(count) 并按 Enter 重新导入。   按 Esc 取消。")
    case .typeToConfirmShort(let count, .deletion):
      Bilingual("Type \(count), then Enter, to delete.", "输入 \(count) 后按 Enter 删除。")
    case .typeToConfirmShort(let count, .undo):
      Bilingual("Type \(count), then Enter, to re-import.", "输入 \(count) 后按 Enter 重新导入。")
    case .typeTheCount(let count, .deletion):
      Bilingual(
        "Type the number \(count) first: Enter alone deletes nothing.",
        "请先输入数字 \(count)：只按 Enter 不会删除。")
    case .typeTheCount(let count, .undo):
      Bilingual(
        "Type the number \(count) first: Enter alone re-imports nothing.",
        "请先输入数字 \(count)：只按 Enter 不会导入。")
    case .notTheCount(let count, .deletion):
      Bilingual(
        "That is not the number of records. Type \(count) to delete, or press Esc.",
        "数字与记录数不符。输入 \(count) 以删除，或按 Esc。")
    case .notTheCount(let count, .undo):
      Bilingual(
        "That is not the number of records. Type \(count) to re-import, or press Esc.",
        "数字与记录数不符。输入 \(count) 以重新导入，或按 Esc。")
    case .pressEnter(let count, .deletion):
      Bilingual(
        "You typed \(count): press Enter (not the keypad's) to delete, or Esc.",
        "已输入 \(count)：按主键盘的 Enter 删除，或按 Esc 取消。")
    case .pressEnter(let count, .undo):
      Bilingual(
        "You typed \(count): press Enter (not the keypad's) to re-import, or Esc.",
        "已输入 \(count)：按主键盘的 Enter 重新导入，或按 Esc 取消。")
    case .pasteDoesNotConfirm(let count):
      Bilingual("Pasted text does not confirm. Type \(count).", "粘贴不能用于确认。请手动输入 \(count)。")
    case .seeAllFirst:
      Bilingual(
        "Not every record has been shown for a second. Scroll through them (↑ ↓), then type the count.",
        "有记录尚未显示满一秒。请先用 ↑ ↓ 滚动查看全部，再输入数字。")
    case .lookASecond:
      Bilingual(
        "Look first: the records must be shown for a second. Then press Enter.",
        "请先核对：记录需显示满一秒，然后再按 Enter。")
    case .rereadRunning: Bilingual("Reading the records again…", "正在重新读取记录…")
    case .rereadSame:
      Bilingual("Read again: the records are unchanged.", "已重新读取：记录没有变化。")
    case .working(let progress, let seconds): words(of: progress, seconds, platform)
    case .finishThenQuit:
      Bilingual("Ctrl-C finishes it, then quits.", "按 Ctrl-C 将在完成后退出。")
    case .stopReadingThenQuit:
      Bilingual("Ctrl-C stops before anything is sent, then quits.", "按 Ctrl-C 将在发送前停止并退出。")
    case .stopWaitingThenQuit:
      Bilingual("Ctrl-C stops waiting, then quits.", "按 Ctrl-C 将停止等待并退出。")
    case .stopping: Bilingual("Stopping, then quitting.", "正在停止，随后退出。")
    case .quitsThen:
      Bilingual(
        "Quits when it is done; Ctrl-C again quits at once and leaves the outcome unknown.",
        "完成后退出；再按 Ctrl-C 立即退出，结果未知。")
    case .notStarted(let why): words(of: why, platform)
    case .differenceTitle:
      Bilingual("The records have changed. Nothing was sent.", "记录已变化，未发送任何请求。")
    case .differenceIntro:
      Bilingual(
        "These records changed since you selected them. Go back, reload, and select again.",
        "重新读取后，以下记录与所选内容不一致。请返回、重新加载后再选择。")
    case .recordGone: Bilingual("is no longer there", "已不存在")
    case .fieldChanged(let field, let was, let now):
      Bilingual(
        "\(field.words.english): was \(was), is now \(now)",
        "\(field.words.chinese)：原为 \(was)，现为 \(now)")
    }
  }

  private func words(
    of progress: DeletionProgress, _ seconds: Int, _ platform: Platform
  ) -> Bilingual {
    switch progress {
    case .rereading:
      Bilingual("Reading the records once more…", "正在再次读取记录…")
    case .recording: Bilingual("Writing to the journal…", "正在写入日志…")
    case .sending: Bilingual("Deleting… \(seconds) s.", "正在删除… \(seconds) 秒。")
    case .waiting(let wait):
      WorkText.asksToWait(platform, seconds: String(wait.components.seconds)).words
        + Bilingual(
          "; then it is sent again automatically.", "，随后自动重新发送。")
    }
  }

  private func words(of why: NotStarted, _ platform: Platform) -> Bilingual {
    switch why {
    case .differs: Bilingual("The records have changed. Nothing was sent.", "记录已变化，未发送任何请求。")
    case .readingFailed(let error):
      Bilingual(
        "Nothing was deleted: the records could not be read again. "
          + error.sentence(platform: platform).english,
        "未删除任何记录：无法重新读取记录。" + error.sentence(platform: platform).chinese)
    case .journal(let error):
      error.sentence
    }
  }
}
