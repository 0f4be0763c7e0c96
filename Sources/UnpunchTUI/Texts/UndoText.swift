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
    helpDoubtful, hintDoubtful, helpCopy, noNewIDs
  case helpEscape

  func words(_ platform: Platform) -> Bilingual {
    let name = platform.name
    return switch self {
    case .undoOf(let batch): Bilingual("Undo of batch \(batch)", "撤销批次 \(batch)")
    case .title(let count, let batch):
      Bilingual(
        "Import \(count) check-in \(count == 1 ? "record" : "records") of batch \(batch) again?",
        "重新导入批次 \(batch) 的 \(count) 条打卡流水？")
    case .planning: Bilingual("Looking what is there …", "正在查询现有记录…")
    case .escapeStops: Bilingual("Esc stops.", "按 Esc 停止。")
    case .refused(let refusal): Self.words(of: refusal, platform)
    case .consequenceNew:
      Bilingual("They get new record ids, without photos and device.", "记录会得到新的 ID，且不含照片和设备信息。")
    case .consequenceKey:
      Bilingual(
        "Their import key is replaced; results are recomputed.",
        "原导入方的幂等键会被替换。\(name.chinese)将重新计算考勤结果。")
    case .someCannot(let count):
      Bilingual("\(count) cannot be imported; the list says why.", "有 \(count) 条无法导入，原因见列表。")
    case .doubtful(let count, let areTaken):
      areTaken
        ? Bilingual(
          "\(count) may be there already, but taken in (e leaves out).",
          "其中 \(count) 条可能已经存在，仍将导入（e 排除）。")
        : Bilingual(
          "\(count) may be there already, so left out (e takes in).",
          "有 \(count) 条可能已经存在，不会导入（e 纳入）。")
    case .equalThere(let id, let isTaken):
      isTaken
        ? Bilingual("its equal \(id) is there; taken in", "已有相同记录 \(id)，仍将导入")
        : Bilingual("its equal \(id) is there; left out", "已有相同记录 \(id)，不导入")
    case .nothingLeftToImport: Bilingual("There is nothing to import.", "没有可导入的记录。")

    case .working(let progress, let seconds):
      Self.words(of: progress, seconds, name)
    case .quitsThen:
      Bilingual(
        "Quits after this record; Ctrl-C again quits at once, and its outcome stays unknown.",
        "完成当前记录后退出；再按 Ctrl-C 立即退出，其结果将未知。")
    case .noSuspendWhileImporting:
      Bilingual("Records are being imported; suspend when that has ended.", "正在导入，完成后才能挂起。")
    case .nothingWasImported: Bilingual("Nothing was imported.", "未导入任何记录。")

    case .newID(.some(let id)): Bilingual("new record id \(id)", "新记录 ID \(id)")
    case .newID(nil): Bilingual("the new record id is not known", "新记录 ID 未知")
    case .importedAs(.some(let id)): Bilingual("imported again as \(id)", "已重新导入，新 ID \(id)")
    case .importedAs(nil): Bilingual("imported again; the new id is not known", "已重新导入，新 ID 未知")
    case .notImported: Bilingual("its import failed:", "重新导入失败：")
    case .importUnknown: Bilingual("it is not known whether it was imported again:", "无法确定是否已重新导入：")
    case .obstacle(let obstacle): Self.words(of: obstacle, name)
    case .notThereWhenAsked(let time):
      Bilingual("not there when asked at \(time)", "\(time) 查询时不存在")
    case .notThereByHand(let time):
      Bilingual("marked by hand at \(time): it is not there", "\(time) 人工标记：不存在")
    case .readAgainToSee:
      Bilingual(
        "The list shows imported records when it is read again (r in the records).",
        "重新读取列表后可看到导入的记录（在记录列表按 r）。")

    case .help: Bilingual("import again what was deleted (asks first)", "重新导入已删除的记录（会先确认）")
    case .hint: Bilingual("undo", "撤销")
    case .hintCount(let count): Bilingual("undo the \(count) deleted", "撤销已删除的 \(count) 条")
    case .hintShort(let count): Bilingual("undo \(count)", "撤销 \(count) 条")
    case .helpTitle: Bilingual("Keys: undo", "按键：撤销")
    case .helpTitleUndone: Bilingual("Keys: what became of the undo", "按键：撤销结果")
    case .helpEnter: Bilingual("import, once the count is typed", "输入数量后执行导入")
    case .helpDoubtful:
      Bilingual("take in, or leave out, what may be there already", "纳入或排除可能已存在的记录")
    case .hintDoubtful: Bilingual("doubtful ones", "可能重复的")
    case .helpCopy:
      Bilingual(
        "copy the new ids of this pane, or the ids where nothing was imported",
        "复制光标所在栏的全部新 ID；未导入时复制原 ID")
    case .noNewIDs:
      Bilingual(
        "\(name.english) gave no new ids for these records: there is none to copy.",
        "\(name.chinese)没有返回这些记录的新 ID，无法复制。")
    case .helpEscape: Bilingual("import nothing and go back", "不导入并返回")
    }
  }

  private static func words(of refusal: UndoRefusal, _ platform: Platform) -> Bilingual {
    switch refusal {
    case .nothingToImport:
      Bilingual(
        "This batch deleted nothing that is not there again already.", "该批次没有删除记录，或删除的记录均已重新导入。")
    case .purged:
      Bilingual(
        "The copies of these records were dropped when their time was over, so they cannot be imported again.",
        "这些记录的副本已超过保存期限并被清除，无法重新导入。")
    case .notConcluded:
      Bilingual(
        "The outcome of this batch is not known yet. Open it with Enter and wait until it has been asked about.",
        "该批次的结果尚未明确。请按 Enter 打开并等待询问完成。")
    case .otherTarget(let target):
      Bilingual(
        "This batch was of another app or host: \(target.appID) at \(target.host). Start unpunch with those settings.",
        "该批次属于其他应用或主机：\(target.appID)（\(target.host)）。请使用对应设置启动 unpunch。")
    case .readingFailed(let error):
      Bilingual(
        "Nothing was imported: the records could not be looked up. "
          + error.sentence(platform: platform).english,
        "未导入任何记录：无法查询现有记录。" + error.sentence(platform: platform).chinese)
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
        "Importing … \(done) of \(total), \(seconds) s.", "正在导入… \(done)/\(total)，\(seconds) 秒。")
    case .waiting(let wait):
      Bilingual(
        "Waiting \(wait.components.seconds) s; then it is sent again by itself, under the same key.",
        "等待 \(wait.components.seconds) 秒后以同一幂等键自动重新发送。")
    case .settling(.pausing(let pause, _)):
      Bilingual(
        "Not all answers told: asking \(name.english) in \(pause.components.seconds) s.",
        "部分结果未知：\(pause.components.seconds) 秒后询问\(name.chinese)。")
    case .settling(.asking):
      Bilingual("Not all answers told: asking \(name.english) …", "部分结果未知：正在询问\(name.chinese)…")
    }
  }

  private static func words(
    of obstacle: UndoVerdict.Obstacle, _ name: Bilingual
  ) -> Bilingual {
    switch obstacle {
    case .tooEarly:
      Bilingual(
        "\(name.english) takes no check time before 2022-01-01",
        "打卡时间早于 2022-01-01，\(name.chinese)不接受")
    case .otherPerson: Bilingual("its id belongs to somebody else now", "该 ID 现已属于其他人")
    case .equalRecord(let id):
      Bilingual("its equal \(id) is there; left out", "已有相同记录 \(id)，未导入")
    // These are said with their time, or in the words of a deletion.
    case .refused, .notThere, .byHand: Bilingual("not imported", "未导入")
    }
  }
}
