import ArgumentParser
import Attendance

/// What the help says of `delete`, `history`, `undo` and `settle`.
enum BatchHelp: BilingualText {
  case deleteAbstract, deleteDiscussion, historyAbstract, historyDiscussion, undoAbstract
  case undoDiscussion, settleAbstract, settleDiscussion
  case argumentIDs, argumentBatch, argumentBatchToUndo, optionFromFile, optionDryRun, optionYes
  case optionExpect, optionReason

  var words: Bilingual {
    switch self {
    case .deleteAbstract: Bilingual("Deletes records, in portions of ten.", "删除打卡流水，每批十条。")
    case .deleteDiscussion:
      Bilingual(
        "Give record ids, or --from-file with one id a line or with what “unpunch query --format "
          + "ndjson” prints, which is read faster. All records are read first; one that cannot be "
          + "read is not sent. It stops at the first unknown outcome; run again, it goes on: what "
          + "the journal knows as deleted is skipped.",
        "给出记录 ID，或用 --from-file 指定每行一个 ID 的文件，或 unpunch query --format ndjson 的输出（读取更快）。"
          + "先读取全部记录，读不到的不会发送。遇到第一个未知结果即停止；再次运行会接着做，日志中已删除的记录会跳过。")
    case .historyAbstract:
      Bilingual("Prints what was deleted, by whom, with what outcome.", "显示删除历史：操作人与结果。")
    case .historyDiscussion:
      Bilingual(
        "It reads the journal of this host only: no network, and nothing is changed. Without a "
          + "batch the table has one line a batch, newest first; the other formats have all records.",
        "只读取本机日志：不访问网络，不作任何更改。不给批次号时，表格每批一行，新的在前；其他格式包含全部记录。")
    case .undoAbstract:
      Bilingual("Imports a batch's deleted records again.", "重新导入某批次中已删除的记录。")
    case .undoDiscussion:
      Bilingual(
        "The records get new ids; photos and device do not come back. With --yes a record that was "
          + "only found absent, and of which an equal one stands there now, is left out.",
        "记录会获得新的 ID；照片与设备信息无法恢复。使用 --yes 时，仅查询为不存在且现有相同记录的会略过。")
    case .settleAbstract:
      Bilingual("Asks about the outcomes that are still unknown.", "查询仍然未知的结果。")
    case .settleDiscussion:
      Bilingual(
        "It deletes nothing. A batch that is in flight in another unpunch is left alone.",
        "不删除任何记录。其他 unpunch 正在处理的批次不受影响。")
    case .argumentIDs: Bilingual("The ids of the records.", "记录 ID。")
    case .argumentBatch: Bilingual("The batch's number; without it, all batches.", "批次号；省略则为全部批次。")
    case .argumentBatchToUndo:
      Bilingual("The batch's number, as “unpunch history” has it.", "批次号，见 unpunch history。")
    case .optionFromFile:
      Bilingual(
        "A file of record ids, one a line, or of what query prints as ndjson; - is standard input.",
        "记录 ID 文件，每行一个，或 query 的 ndjson 输出；- 表示标准输入。")
    case .optionDryRun:
      Bilingual("Print what would be deleted, and send nothing.", "仅显示将删除的记录，不发送任何删除请求。")
    case .optionYes:
      Bilingual("Do not ask; needed where there is no terminal to ask on.", "不再询问；没有终端可询问时必须给出。")
    case .optionExpect:
      Bilingual(
        "The number of records; where there is another, nothing is sent.", "记录数；不符时不发送任何请求。")
    case .optionReason: Bilingual("The reason or ticket, kept in the journal.", "原因或工单号，写入日志。")
    }
  }
}

/// A text of the help in the language found before parsing.
func say(_ text: BatchHelp) -> String {
  text.words(in: ChosenLanguage.early)
}

/// The help of an option in the language found before parsing.
func help(_ text: BatchHelp, value: String? = nil) -> ArgumentHelp {
  var help = ArgumentHelp(stringLiteral: say(text))
  help.valueName = value
  return help
}
