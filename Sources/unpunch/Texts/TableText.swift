import Attendance

/// The words of the tables of batches.
enum TableText: BilingualText {
  case batchTitle(Int), unsentHead(BatchCounts), total(BatchCounts), batchColumns(zone: String),
    noBatches
  case manySkipped(Int)
  case undoHead(batch: Int, asked: Int, imported: Int, notImported: Int, unknown: Int)
  case deleted, notDeleted, unknown, skipped, dryRun, imported, notImported

  var words: Bilingual {
    switch self {
    case .batchTitle(let number): Bilingual("Batch \(number)", "批次 \(number)")
    case .unsentHead(let counts):
      Bilingual("Not sent · \(Self.parts(counts).english)", "未发送 · \(Self.parts(counts).chinese)")
    case .total(let counts): Self.parts(counts)
    case .batchColumns(let zone):
      Bilingual(
        "Batch\tTime (\(zone))\tAsked\tDeleted\tNot deleted\tUnknown\tUndone\tOperator\tReason",
        "批次\t时间 (\(zone))\t请求\t已删除\t未删除\t未知\t已撤销\t操作人\t原因")
    case .manySkipped(let count):
      Bilingual("\(count) skipped: deleted by earlier batches", "跳过 \(count) 条：已由先前批次删除")
    case .noBatches: Bilingual("No batches.", "没有批次。")
    case .undoHead(let batch, let asked, let imported, let notImported, let unknown):
      Bilingual(
        "Batch \(batch) · asked \(asked) · imported \(imported) · not imported \(notImported)"
          + (unknown > 0 ? " · unknown \(unknown)" : ""),
        "批次 \(batch) · 请求 \(asked) · 已导入 \(imported) · 未导入 \(notImported)"
          + (unknown > 0 ? " · 未知 \(unknown)" : ""))
    case .deleted: Bilingual("deleted", "已删除")
    case .notDeleted: Bilingual("not deleted", "未删除")
    case .unknown: Bilingual("unknown", "未知")
    case .skipped: Bilingual("skipped", "跳过")
    case .dryRun: Bilingual("would be deleted", "将被删除")
    case .imported: Bilingual("imported", "已导入")
    case .notImported: Bilingual("not imported", "未导入")
    }
  }

  private static func parts(_ counts: BatchCounts) -> Bilingual {
    let all: [(Bool, String, String)] = [
      (true, "asked \(counts.asked)", "请求 \(counts.asked)"),
      (true, "deleted \(counts.deleted)", "已删除 \(counts.deleted)"),
      (true, "not deleted \(counts.notDeleted)", "未删除 \(counts.notDeleted)"),
      (counts.unknown > 0, "unknown \(counts.unknown)", "未知 \(counts.unknown)"),
      (counts.skipped > 0, "skipped \(counts.skipped)", "跳过 \(counts.skipped)"),
      (counts.undone > 0, "undone \(counts.undone)", "已撤销 \(counts.undone)"),
    ]
    let shown = all.filter(\.0)
    return Bilingual(
      shown.map(\.1).joined(separator: " · "), shown.map(\.2).joined(separator: " · "))
  }
}
