import Attendance
import FeishuAttendance
import Journal
import UnpunchKit

/// What the screens say about an undo.
enum UndoText: Sendable, Equatable {
  // The question.
  case undoOf(Int), title(Int, batch: Int), planning, escapeStops, refused(UndoRefusal)
  case consequenceNew, consequenceKey, someCannot(Int), doubtful(Int, areTaken: Bool)
  case equalThere(RecordID, isTaken: Bool), nothingLeftToImport

  // The undo itself.
  case working(UndoProgress, seconds: Int), quitsThen, noSuspendWhileImporting, nothingWasImported

  // What became of it.
  case newID(RecordID?), importedAs(RecordID?), notImported, importUnknown
  case obstacle(UndoVerdict.Obstacle), notThereWhenAsked(String), notThereByHand(String)
  case readAgainToSee

  // Keys.
  case help, hint, hintCount(Int), hintShort(Int), helpTitle, helpTitleUndone, helpEnter,
    helpDoubtful, hintDoubtful, hintSkipDoubtful, helpCopy, noNewIDs
  case helpEscape

  func words(_ platform: Platform) -> Bilingual {
    let name = platform.name
    return switch self {
    case .undoOf(let batch): Bilingual("Undo of batch \(batch)", "撤销批次 \(batch)")
    case .title(0, let batch):
      Bilingual("Nothing to re-import from batch \(batch)", "批次 \(batch) 没有可重新导入的记录")
    case .title(let count, let batch):
      Bilingual(
        "Re-import \(count) check-in \(count == 1 ? "record" : "records") of batch \(batch)?",
        "重新导入批次 \(batch) 的 \(count) 条打卡流水？")
    case .planning: Bilingual("Checking which records exist …", "正在查询现有记录…")
    case .escapeStops: Bilingual("Esc stops.", "按 Esc 停止。")
    case .refused(let refusal): Self.words(of: refusal, platform)
    case .consequenceNew:
      Bilingual(
        "New ids, no photos or device; results are recomputed.",
        "得到新的 ID，不含照片和设备；\(name.chinese)将重新计算考勤结果。")
    case .consequenceKey:
      Bilingual(
        "New import keys: a repeated import may add them again.",
        "去重标识会更换：原导入程序若重跑，可能再次导入。")
    case .someCannot(let count):
      Bilingual("\(count) cannot be re-imported; the list says why.", "有 \(count) 条无法重新导入，原因见列表。")
    case .doubtful(let count, let areTaken):
      areTaken
        ? Bilingual(
          "\(count) may already exist and will be included (e: skip).",
          "其中 \(count) 条可能已存在，仍将导入（e 跳过）。")
        : Bilingual(
          "\(count) may already exist and will be skipped (e: include).",
          "有 \(count) 条可能已存在，将跳过（e 仍要导入）。")
    case .equalThere(let id, let isTaken):
      isTaken
        ? Bilingual("identical record \(id): included", "已有相同记录 \(id)，仍将导入")
        : Bilingual("identical record \(id): skipped", "已有相同记录 \(id)，将跳过")
    case .nothingLeftToImport: Bilingual("Nothing to re-import.", "没有可重新导入的记录。")

    case .working(let progress, let seconds):
      Self.words(of: progress, seconds, name)
    case .quitsThen:
      Bilingual(
        "Quits after this record; Ctrl-C again quits at once and leaves its outcome unknown.",
        "完成当前记录后退出；再按 Ctrl-C 立即退出，其结果未知。")
    case .noSuspendWhileImporting:
      Bilingual("A re-import is running; suspend when it is done.", "正在重新导入，完成后才能挂起。")
    case .nothingWasImported: Bilingual("Nothing was re-imported.", "未重新导入任何记录。")

    case .newID(.some(let id)): Bilingual("new record id \(id)", "新记录 ID \(id)")
    case .newID(nil): Bilingual("the new record id is not known", "新记录 ID 未知")
    case .importedAs(.some(let id)): Bilingual("re-imported as \(id)", "已重新导入，新 ID \(id)")
    case .importedAs(nil): Bilingual("re-imported; the new id is not known", "已重新导入，新 ID 未知")
    case .notImported: Bilingual("re-import failed:", "重新导入失败：")
    case .importUnknown: Bilingual("it is unknown whether it was re-imported:", "无法确定是否已重新导入：")
    case .obstacle(let obstacle): Self.words(of: obstacle, name)
    case .notThereWhenAsked(let time):
      Bilingual("not there when asked at \(time)", "\(time) 查询时不存在")
    case .notThereByHand(let time):
      Bilingual("recorded by hand at \(time): it is not there", "\(time) 手动登记：不存在")
    case .readAgainToSee:
      Bilingual(
        "Reload the list (r in the records) to see the re-imported records.",
        "在记录列表按 r 重新加载后，可看到重新导入的记录。")

    case .help: Bilingual("re-import what was deleted (asks first)", "重新导入已删除的记录（会先确认）")
    case .hint: Bilingual("undo", "撤销")
    case .hintCount(let count): Bilingual("undo the \(count) deleted", "撤销已删除的 \(count) 条")
    case .hintShort(let count): Bilingual("undo \(count)", "撤销 \(count) 条")
    case .helpTitle: Bilingual("Keys: undo", "按键：撤销")
    case .helpTitleUndone: Bilingual("Keys: outcome of the undo", "按键：撤销结果")
    case .helpEnter: Bilingual("re-import, once the count is typed", "输入数量后重新导入")
    case .helpDoubtful:
      Bilingual("include or skip possible duplicates", "导入或跳过可能重复的记录")
    case .hintDoubtful: Bilingual("include possible duplicates", "也导入可能重复的")
    case .hintSkipDoubtful: Bilingual("skip possible duplicates", "跳过可能重复的")
    case .helpCopy:
      Bilingual(
        "copy this pane's new ids, or the old ones if nothing was re-imported",
        "复制光标所在栏的全部新 ID；未重新导入时复制原 ID")
    case .noNewIDs:
      Bilingual(
        "\(name.english) gave no new ids for these records: there is nothing to copy.",
        "\(name.chinese)没有返回这些记录的新 ID，无法复制。")
    case .helpEscape: Bilingual("re-import nothing and go back", "取消并返回，不导入")
    }
  }

  private static func words(of refusal: UndoRefusal, _ platform: Platform) -> Bilingual {
    switch refusal {
    case .nothingToImport:
      Bilingual(
        "This batch deleted nothing, or everything it deleted has already been re-imported.",
        "该批次没有删除记录，或删除的记录均已重新导入。")
    case .purged:
      Bilingual(
        "The copies of these records were purged after their retention period, so they cannot be re-imported.",
        "这些记录的副本已超过保存期限并被清除，无法重新导入。")
    case .notConcluded:
      Bilingual(
        "The outcome of this batch is not known yet. Open it with Enter and wait until it is known.",
        "该批次的结果未知。请按 Enter 打开，等待查询完成。")
    case .otherTarget(let target):
      Bilingual(
        "This batch belongs to another app or host: \(target.appID) at \(target.host). Start unpunch with those settings.",
        "该批次属于其他应用或主机：\(target.appID)（\(target.host)）。请使用对应设置启动 unpunch。")
    case .readingFailed(let error):
      Bilingual(
        "Nothing was re-imported: the records could not be looked up. "
          + error.sentence(platform: platform).english,
        "未重新导入任何记录：无法查询现有记录。" + error.sentence(platform: platform).chinese)
    case .journal(let error):
      error.sentence
    }
  }

  private static func words(
    of progress: UndoProgress, _ seconds: Int, _ name: Bilingual
  ) -> Bilingual {
    switch progress {
    case .recording: Bilingual("Writing to the journal …", "正在写入日志…")
    case .importing(let done, let total):
      Bilingual(
        "Re-importing … \(done) of \(total), \(seconds) s.",
        "正在重新导入… \(done)/\(total)，\(seconds) 秒。")
    case .waiting(let wait):
      Bilingual(
        "Waiting \(wait.components.seconds) s; then it is sent again automatically, with the same key.",
        "等待 \(wait.components.seconds) 秒后以同一去重标识自动重新发送。")
    case .settling(.pausing(let pause, _)):
      Bilingual(
        "Some outcomes are unknown: asking \(name.english) in \(pause.components.seconds) s.",
        "部分结果未知：\(pause.components.seconds) 秒后向\(name.chinese)查询。")
    case .settling(.asking):
      Bilingual(
        "Some outcomes are unknown: asking \(name.english) …", "部分结果未知：正在向\(name.chinese)查询…")
    }
  }

  private static func words(
    of obstacle: UndoVerdict.Obstacle, _ name: Bilingual
  ) -> Bilingual {
    switch obstacle {
    case .tooEarly:
      Bilingual(
        "\(name.english) accepts no check time before 2022-01-01",
        "打卡时间早于 2022-01-01，\(name.chinese)不接受")
    case .otherPerson: Bilingual("the employee's id belongs to somebody else now", "该 ID 现已属于其他人")
    case .equalRecord(let id):
      Bilingual("identical record \(id): skipped", "已有相同记录 \(id)，已跳过")
    // These are said with their time, or in the words of a deletion.
    case .refused, .notThere, .byHand: Bilingual("not imported", "未导入")
    }
  }
}
