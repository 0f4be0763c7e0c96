import Attendance
import UnpunchKit

/// What the screens say about the history.
enum HistoryText: Sendable, Equatable {
  case title, legend, legendShort, batchCount(Int), reading, readingFirst, empty(isReadOnly: Bool),
    noBatchHere
  case columnTitle(HistoryColumn, isShort: Bool), open, purged, undone(Int)
  case help, hint, helpTitle, helpOpen, hintOpen, helpUndo, helpReload

  /// The text in both languages.
  var words: Bilingual {
    switch self {
    case .title: Bilingual("History", "历史")
    case .legend:
      Bilingual("✓ deleted  ✗ not deleted  ? unknown  + undone", "✓ 已删除  ✗ 未删除  ? 未知  + 已撤销")
    case .legendShort:
      Bilingual("✓ deleted ✗ not ? unknown + undone", "✓ 已删除 ✗ 未删除 ? 未知 + 已撤销")
    case .batchCount(let count):
      Bilingual("\(count.grouped) \(count == 1 ? "batch" : "batches")", "\(count.grouped) 个批次")
    case .reading: Bilingual("reading …", "正在读取…")
    case .readingFirst: Bilingual("Reading the journal …", "正在读取日志…")
    case .empty(let isReadOnly):
      Bilingual(
        "No batch yet. Whatever is deleted will stand here: when, by whom, why, and what became of it"
          + (isReadOnly ? "." : "; from here it can be undone."),
        "还没有批次。每次删除都会记录在此：时间、操作人、原因和结果" + (isReadOnly ? "。" : "；可从此处撤销。"))
    case .noBatchHere:
      Bilingual(
        "There is no batch here: nothing was deleted yet. Press q to go back to the records.",
        "此处没有批次：尚未删除任何记录。按 q 返回记录列表。")
    case .columnTitle(let column, let isShort): Self.title(column, isShort: isShort)
    case .open: Bilingual("open", "未明确")
    case .purged: Bilingual("purged", "已清除")
    case .undone(let count): Bilingual("imported again \(count)", "已重新导入 \(count)")

    case .help: Bilingual("what was deleted, by whom, and what became of it", "查看删除历史与结果")
    case .hint: Bilingual("history", "历史")
    case .helpTitle: Bilingual("Keys: history", "按键：历史")
    case .helpOpen: Bilingual("the outcome of this batch", "查看该批次的结果")
    case .hintOpen: Bilingual("open", "打开")
    case .helpUndo:
      Bilingual("import again what this batch deleted (asks first)", "重新导入该批次删除的记录（会先确认）")
    case .helpReload: Bilingual("read the journal again", "重新读取日志")
    }
  }

  private static func title(_ column: HistoryColumn, isShort: Bool) -> Bilingual {
    switch (column, isShort) {
    case (.number, _): Bilingual("Batch", "批次")
    case (.time, _): Bilingual("Time", "时间")
    case (.person, _): Bilingual("Operator", "操作人")
    case (.deleted, false): Bilingual("Deleted", "已删除")
    case (.notDeleted, false): Bilingual("Not deleted", "未删除")
    case (.unknown, false): Bilingual("Unknown", "未知")
    case (.undone, false): Bilingual("Undone", "已撤销")
    case (.deleted, true): Bilingual("✓", "✓")
    case (.notDeleted, true): Bilingual("✗", "✗")
    case (.unknown, true): Bilingual("?", "?")
    case (.undone, true): Bilingual("+", "+")
    case (.state, _): Bilingual("State", "状态")
    case (.reason, _): Bilingual("Reason", "原因")
    }
  }
}

/// A column of the history.
enum HistoryColumn: Sendable, Hashable {
  case number, time, person, deleted, notDeleted, unknown, undone, state, reason
}
