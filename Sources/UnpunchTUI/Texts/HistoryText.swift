import Attendance
import UnpunchKit
import Wording

/// What the screens say about the history.
enum HistoryText: Sendable, Equatable {
  case title, legend, legendShort, batchCount(Int), reading, readingFirst, empty(isReadOnly: Bool),
    noBatchHere
  case columnTitle(HistoryColumn, isShort: Bool), open, purged
  case help, hint, helpTitle, helpOpen, hintOpen, helpUndo, helpReload

  var words: Bilingual {
    switch self {
    case .title: Bilingual("History", "历史")
    case .legend:
      Bilingual("✓ deleted  ✗ not deleted  ? unknown  + undone", "✓ 已删除  ✗ 未删除  ? 结果未知  + 已撤销")
    case .legendShort:
      Bilingual("✓ deleted ✗ not ? unknown + undone", "✓ 已删除 ✗ 未删除 ? 结果未知 + 已撤销")
    case .batchCount(let count):
      Bilingual("\(count.grouped) \(count == 1 ? "batch" : "batches")", "\(count.grouped) 个批次")
    case .reading: Bilingual("reading …", "正在读取…")
    case .readingFirst: Bilingual("Reading the journal …", "正在读取日志…")
    case .empty(let isReadOnly):
      Bilingual(
        "No deletions yet. They will be listed here: when, by whom, why, and with what outcome"
          + (isReadOnly ? "." : "; you can undo them from here."),
        "还没有删除记录。每次删除都会列在此处：时间、操作人、原因和结果" + (isReadOnly ? "。" : "；可从此处撤销。"))
    case .noBatchHere:
      Bilingual(
        "No deletions yet. Press q to go back to the records.",
        "还没有删除记录。按 q 返回记录列表。")
    case .columnTitle(let column, let isShort): Self.title(column, isShort: isShort)
    case .open: Bilingual("to check", "待查询")
    case .purged: Bilingual("purged", "已清除")

    case .help: Bilingual("what was deleted, by whom, with what outcome", "查看删除历史与结果")
    case .hint: Bilingual("history", "历史")
    case .helpTitle: Bilingual("Keys: history", "按键：历史")
    case .helpOpen: Bilingual("the outcome of this batch", "查看该批次的结果")
    case .hintOpen: Bilingual("open", "打开")
    case .helpUndo:
      Bilingual("re-import what this batch deleted (asks first)", "重新导入该批次删除的记录（会先确认）")
    case .helpReload: Bilingual("read the journal again", "重新读取日志")
    }
  }

  private static func title(_ column: HistoryColumn, isShort: Bool) -> Bilingual {
    switch (column, isShort) {
    case (.number, _): ColumnText.batch.words
    case (.time, _): ColumnText.time().words
    case (.person, _): ColumnText.operatorName.words
    case (.deleted, false): ColumnText.deleted.words
    case (.notDeleted, false): ColumnText.notDeleted.words
    case (.unknown, false): ColumnText.unknown.words
    case (.undone, false): ColumnText.undone.words
    case (.deleted, true): Bilingual(same: "✓")
    case (.notDeleted, true): Bilingual(same: "✗")
    case (.unknown, true): Bilingual(same: "?")
    case (.undone, true): Bilingual(same: "+")
    case (.state, _): ColumnText.state.words
    case (.reason, _): ColumnText.reason.words
    }
  }
}

enum HistoryColumn: Sendable, Hashable {
  case number, time, person, deleted, notDeleted, unknown, undone, state, reason
}
