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
    case .asking: Bilingual("asking \(name.english) …", "正在询问\(name.chinese)…")
    case .stopping: Bilingual("stopping …", "正在停止…")
    case .later: Bilingual("asked again in 5 min, and at next start", "5 分钟后及下次启动时将再次询问")
    case .atNextStart: Bilingual("will be asked again at the next start", "下次启动时将再次询问")
    case .notAskedReadOnly: Bilingual("not asked again: read-only", "只读模式，不再询问")
    case .notAskedForeign:
      Bilingual("not asked again: of another app or host", "属于其他应用或主机，不再询问")

    case .news(let tally, let batch):
      Bilingual(
        "Batch \(batch), asked again: \(tally.ofDeletion.words.english).",
        "批次 \(batch) 再次询问的结果：\(tally.ofDeletion.words.chinese)。")
    case .changedMeanwhile(let batch):
      Bilingual(
        "Batch \(batch) was changed elsewhere meanwhile: this is what the journal says now.",
        "批次 \(batch) 已在别处更新，现显示日志中的最新结果。")
    case .leftOpen(let batch, let others):
      if others == 0 {
        Bilingual(
          "Batch \(batch) stays open; it is asked about again at the next start.",
          "批次 \(batch) 仍未明确，下次启动时将再次询问。")
      } else {
        Bilingual(
          "Batch \(batch) and \(others) more stay open; they are asked about again at the next start.",
          "批次 \(batch) 及另外 \(others) 个批次仍未明确，下次启动时将再次询问。")
      }
    case .stillAsking(let batch):
      Bilingual(
        "\(name.english) is still being asked about batch \(batch). Wait until that is done, or press Esc in its outcome to stop it.",
        "正在向\(name.chinese)询问批次 \(batch)。请等待完成，或在其结果界面按 Esc 停止。")
    case .nothingToMark:
      Bilingual("Nothing is unknown here, so there is nothing to mark.", "此处没有未知的记录，无需标记。")
    case .nothingToMarkHere:
      Bilingual(
        "It is known what became of this record. Move to an unknown one, marked ?, to mark it.",
        "这条记录的结果已知。请移到带 ? 的未知记录上再标记。")
    case .retryPurged:
      Bilingual(
        "The copies of these records were dropped, so they cannot be tried again from here. Find them in the list.",
        "这些记录的副本已被清除，无法在此重试。请在列表中重新查询。")

    case .earlier(let earlier, let time):
      earlier.isSure
        ? Bilingual(
          "batch \(earlier.batch) deleted it (\(earlier.operatorName), \(time)); undo it there (h)",
          "批次 \(earlier.batch) 已将其删除（\(earlier.operatorName)，\(time)）；可在该批次中撤销（h）")
        : Bilingual(
          "batch \(earlier.batch) may have deleted it (\(earlier.operatorName), \(time)); look there (h)",
          "可能已被批次 \(earlier.batch) 删除（\(earlier.operatorName)，\(time)）；请查看该批次（h）")

    case .looking: Bilingual("Looking in the journal for what was left open …", "正在日志中查找未完成的批次…")
    case .startTitle: Bilingual("Before you begin", "开始之前")
    case .takenIn(let batches):
      Bilingual(
        "An emergency file of an earlier run was taken into the journal: "
          + (batches.count == 1 ? "batch " : "batches ")
          + batches.map(String.init).joined(separator: ", ") + ".",
        "先前运行留下的应急文件已写入日志：批次 " + batches.map(String.init).joined(separator: "、") + "。")
    case .openingTitle: Bilingual("Left open at an earlier end", "上次退出时未完成")
    case .opened(let batch, let origin):
      Bilingual("Batch \(batch) · \(origin)", "批次 \(batch) · \(origin)")
    case .leftOpenAsking(let batch, let origin):
      Bilingual(
        "Batch \(batch) (\(origin)) was left open. Asking \(name.english) what became of it …",
        "批次 \(batch)（\(origin)）的结果尚未明确，正在向\(name.chinese)询问…")
    case .waiting(let count):
      Bilingual("\(count) more \(count == 1 ? "waits" : "wait")", "还有 \(count) 个批次等待询问")
    case .stillOpen:
      Bilingual(
        "Some of it is unknown. \(name.english) is asked again in 5 minutes and at the next start; h leads to the batch, where you can record what you found.",
        "有记录结果未知。程序将在 5 分钟后及下次启动时再次查询；按 h 可打开该批次，登记核实结果。")
    case .escapeGoesOn:
      Bilingual("Esc goes on without an answer; the batch stays marked.", "Esc 不等结果继续；该批次保留标记。")
    case .enterGoesOn: Bilingual("Enter goes on.", "按 Enter 继续。")

    case .markTitle: Bilingual("What did you find?", "查询结果如何？")
    case .markQuestion(.undo):
      Bilingual(
        "Nothing tells whether this record was imported again. Look it up, here or in the console of \(name.english), and say what you found; the journal keeps it as your word.",
        "无法得知这条记录是否已重新导入。请在此处或\(name.chinese)管理后台查询后给出结果；日志会记为您的说明。")
    case .markQuestion(.deletion):
      Bilingual(
        "Nothing tells whether this record was deleted. Look it up, here or in the console of \(name.english), and say what you found; the journal keeps it as your word.",
        "无法得知这条记录是否已删除。请在此处或\(name.chinese)管理后台查询后给出结果；日志会记为您的说明。")
    case .word(.gone): Bilingual("It is gone", "已不存在")
    case .word(.stillThere): Bilingual("Still there", "仍然存在")
    case .word(.imported): Bilingual("It is there again", "已存在")
    case .word(.notImported): Bilingual("It is not there", "不存在")
    case .marking: Bilingual("Writing to the journal …", "正在写入日志…")

    case .notKeptTitle(let batch):
      Bilingual("The outcome of batch \(batch) could not be kept", "批次 \(batch) 的结果未能保存")
    case .notKeptKey(isInFile: false):
      Bilingual("Press w when you have written this down.", "记下以上内容后按 w。")
    case .notKeptKey(isInFile: true):
      Bilingual("Press w when you have taken note of this.", "确认已知悉后按 w。")

    case .helpMark: Bilingual("mark by hand what you looked up", "人工标记您查询到的结果")
    case .hintMark: Bilingual("mark", "标记")
    case .hintStop: Bilingual("stop asking", "停止查询")
    case .helpStop: Bilingual("stop asking, or back", "停止询问，或返回")
    }
  }
}
