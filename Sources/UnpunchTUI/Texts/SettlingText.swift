import Attendance
import UnpunchKit
import Wording

/// What the screens say about asking what became of a batch.
enum SettlingText: Sendable, Equatable {
  // The title of the unknown pane.
  case askingIn(Int), asking, stopping, later, atNextStart, notAskedReadOnly, notAskedForeign

  // Sentences at the bottom.
  case news(Tally, batch: Int), changedMeanwhile(Int), leftOpen(Int, others: Int)
  case stillAsking(Int), nothingToMark, nothingToMarkHere, retryPurged

  // Under a record.
  case earlier(EarlierDeletion, String)

  // The start.
  case looking, startTitle, takenIn([Int]), openingTitle, opened(Int, String), leftOpenAsking(
    Int, String), waiting(Int)
  case stillOpen, escapeGoesOn, enterGoesOn

  // By hand.
  case markTitle, markQuestion(Purpose), word(ByHand.Word), marking

  // An outcome that could not be kept.
  case notKeptTitle(Int), notKeptKey(isInFile: Bool)

  // Keys.
  case helpMark, hintMark, helpStop, hintStop

  func words(_ platform: Platform) -> Bilingual {
    let name = platform.name
    return switch self {
    case .askingIn(let seconds): WorkText.askingAgain(platform, seconds: String(seconds)).words
    case .asking: Bilingual("asking \(name.english) …", "正在向\(name.chinese)查询…")
    case .stopping: Bilingual("stopping …", "正在停止…")
    case .later: Bilingual("asked again in 5 min, and at next start", "5 分钟后及下次启动时将再次查询")
    case .atNextStart: Bilingual("will be asked again at the next start", "下次启动时将再次查询")
    case .notAskedReadOnly: Bilingual("not asked again: read-only", "只读模式，不再查询")
    case .notAskedForeign:
      Bilingual("not asked again: belongs to another app or host", "属于其他应用或主机，不再查询")

    case .news(let tally, let batch):
      Bilingual(
        "Batch \(batch), asked again: \(tally.ofDeletion.words.english).",
        "批次 \(batch) 再次查询的结果：\(tally.ofDeletion.words.chinese)。")
    case .changedMeanwhile(let batch):
      Bilingual(
        "Batch \(batch) was changed elsewhere: this is what the journal says now.",
        "批次 \(batch) 已在别处更新，现显示日志中的最新结果。")
    case .leftOpen(let batch, let others):
      if others == 0 {
        Bilingual(
          "The outcome of batch \(batch) is still unknown; it is asked about again at the next start.",
          "批次 \(batch) 的结果仍未知，下次启动时将再次查询。")
      } else {
        Bilingual(
          "The outcomes of batch \(batch) and \(others) more are still unknown; they are asked about again at the next start.",
          "批次 \(batch) 及另外 \(others) 个批次的结果仍未知，下次启动时将再次查询。")
      }
    case .stillAsking(let batch):
      Bilingual(
        "\(name.english) is still being asked about batch \(batch). Wait until that is done, or press Esc in its outcome to stop it.",
        "正在向\(name.chinese)查询批次 \(batch) 的结果。请等待完成，或在其结果界面按 Esc 停止。")
    case .nothingToMark:
      Bilingual("Nothing is unknown here, so there is nothing to record.", "此处没有结果未知的记录，无需登记。")
    case .nothingToMarkHere:
      Bilingual(
        "The outcome of this record is known. Move to an unknown one (?) to record what you found.",
        "这条记录的结果已知。请移到结果未知（?）的记录上再登记。")
    case .retryPurged:
      Bilingual(
        "The copies of these records were purged, so they cannot be retried from here. Find them in the list.",
        "这些记录的副本已被清除，无法在此重试。请在列表中重新查询。")

    case .earlier(let earlier, let time):
      earlier.isSure
        ? Bilingual(
          "batch \(earlier.batch) deleted it (\(earlier.operatorName), \(time)); undo it there (h)",
          "批次 \(earlier.batch) 已将其删除（\(earlier.operatorName)，\(time)）；可在该批次中撤销（h）")
        : Bilingual(
          "batch \(earlier.batch) may have deleted it (\(earlier.operatorName), \(time)); look there (h)",
          "可能已被批次 \(earlier.batch) 删除（\(earlier.operatorName)，\(time)）；请查看该批次（h）")

    case .looking: Bilingual("Looking for unfinished batches in the journal …", "正在日志中查找未完成的批次…")
    case .startTitle: Bilingual("Before you begin", "开始之前")
    case .takenIn(let batches):
      Bilingual(
        "What an emergency file of an earlier session held is in the journal now: "
          + (batches.count == 1 ? "batch " : "batches ")
          + batches.map(String.init).joined(separator: ", ") + ".",
        "上次运行留下的应急文件已写入日志：批次 " + batches.map(String.init).joined(separator: "、") + "。")
    case .openingTitle: Bilingual("Unfinished from an earlier session", "上次退出时未完成")
    case .opened(let batch, let origin):
      Bilingual("Batch \(batch) · \(origin)", "批次 \(batch) · \(origin)")
    case .leftOpenAsking(let batch, let origin):
      Bilingual(
        "The outcome of batch \(batch) (\(origin)) is unknown. Asking \(name.english) …",
        "批次 \(batch)（\(origin)）的结果未知，正在向\(name.chinese)查询…")
    case .waiting(let count):
      Bilingual("\(count) more \(count == 1 ? "waits" : "wait")", "还有 \(count) 个批次等待查询")
    case .stillOpen:
      Bilingual(
        "Some outcomes are unknown. \(name.english) is asked again in 5 minutes and at the next start; h leads to the batch, where you can record what you found.",
        "有记录结果未知。程序将在 5 分钟后及下次启动时再次查询；按 h 可打开该批次，登记核实结果。")
    case .escapeGoesOn:
      Bilingual("Esc: continue without waiting", "Esc：不等待，直接继续")
    case .enterGoesOn: Bilingual("Enter: continue", "Enter：继续")

    case .markTitle: Bilingual("What did you find?", "您核实的结果是？")
    case .markQuestion(.undo):
      Bilingual(
        "We could not find out whether this record was re-imported. Look it up, here or in \(name.english)'s admin console, and say what you found; it is recorded as your statement.",
        "无法确定这条记录是否已重新导入。请在此处或\(name.chinese)管理后台核实后选择；日志会注明由您确认。")
    case .markQuestion(.deletion):
      Bilingual(
        "We could not find out whether this record was deleted. Look it up, here or in \(name.english)'s admin console, and say what you found; it is recorded as your statement.",
        "无法确定这条记录是否已删除。请在此处或\(name.chinese)管理后台核实后选择；日志会注明由您确认。")
    case .word(.gone): Bilingual("It is gone", "已不存在")
    case .word(.stillThere): Bilingual("Still there", "仍然存在")
    case .word(.imported): Bilingual("It is there again", "已存在")
    case .word(.notImported): Bilingual("It is not there", "不存在")
    case .marking: Bilingual("Writing to the journal …", "正在写入日志…")

    case .notKeptTitle(let batch):
      Bilingual("The outcome of batch \(batch) could not be saved", "批次 \(batch) 的结果未能保存")
    case .notKeptKey(isInFile: false):
      Bilingual("Press w when you have written this down.", "记下以上内容后按 w。")
    case .notKeptKey(isInFile: true):
      Bilingual("Press w when you have noted this.", "确认已知悉后按 w。")

    case .helpMark: Bilingual("record what you found", "手动登记核实结果")
    case .hintMark: Bilingual("record", "登记")
    case .hintStop: Bilingual("stop asking", "停止查询结果")
    case .helpStop: Bilingual("stop asking, or back", "停止查询结果，或返回")
    }
  }
}
