import Attendance

/// What the screens say about the outcome of a batch: its panes and verdicts.
enum OutcomeText: Sendable, Equatable {
  case paneTitle(Pane, Int, Purpose), nothingHere, verdict(Pane, Purpose)
  case copyPurged, copyPurgedShort, nothingToRetry, unknownFirst, nothingWorthRetrying

  var words: Bilingual {
    switch self {
    case .nothingToRetry:
      Bilingual(
        "Nothing to retry: no record is left undeleted.", "没有可重试的记录：没有未删除的记录。")
    case .unknownFirst:
      Bilingual(
        "Nothing to retry yet: first it has to be known what became of the unknown ones.",
        "目前没有可重试的记录：需先查明结果未知的记录。")
    case .nothingWorthRetrying:
      Bilingual(
        "Nothing to retry: the records that were not deleted are gone or cannot be deleted; the reason is under each.",
        "没有可重试的记录：未删除的记录已不存在或不能删除，原因见各条记录下方。")
    case .paneTitle(let pane, let count, let purpose):
      Self.verdict(pane, purpose).words + Bilingual(" \(count)", " \(count) 条")
    case .verdict(let pane, let purpose):
      switch (pane, purpose) {
      case (.done, .deletion): Bilingual("Deleted", "已删除")
      case (.notDone, .deletion): Bilingual("Not deleted", "未删除")
      case (.done, .undo): Bilingual("Re-imported", "已重新导入")
      case (.notDone, .undo): Bilingual("Not imported", "未导入")
      case (.unknown, _): Bilingual("Unknown", "结果未知")
      }
    case .nothingHere: Bilingual("none", "无")
    case .copyPurged:
      Bilingual(
        "The copy of this record was purged after its retention period.", "该记录的副本已超过保存期限并被清除。")
    case .copyPurgedShort: Bilingual("copy purged", "副本已清除")
    }
  }
}
