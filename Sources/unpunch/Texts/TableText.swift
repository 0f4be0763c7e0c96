import Attendance

/// The words of the tables of batches.
enum TableText: BilingualText {
  case batchTitle(Int), unsentHead(Tally), total(Tally), batchColumns(zone: String),
    noBatches
  case manySkipped(Int)
  case undoHead(batch: Int, Tally)
  case deleted, notDeleted, unknown, skipped, dryRun, imported, notImported

  var words: Bilingual {
    switch self {
    case .batchTitle(let number): Bilingual("Batch \(number)", "批次 \(number)")
    case .unsentHead(let tally):
      Bilingual("Not sent · \(Self.parts(tally).english)", "未发送 · \(Self.parts(tally).chinese)")
    case .total(let tally): Self.parts(tally)
    case .batchColumns(let zone):
      Bilingual(
        "Batch\tTime (\(zone))\tAsked\tDeleted\tNot deleted\tUnknown\tUndone\tOperator\tReason",
        "批次\t时间 (\(zone))\t请求\t已删除\t未删除\t未知\t已撤销\t操作人\t原因")
    case .manySkipped(let count):
      Bilingual("\(count) skipped: deleted by earlier batches", "跳过 \(count) 条：已由先前批次删除")
    case .noBatches: Bilingual("No batches.", "没有批次。")
    case .undoHead(let batch, let tally):
      Bilingual(
        "Batch \(batch) · asked \(tally.asked) · imported \(tally.done) · not imported \(tally.notDone)"
          + (tally.unknown > 0 ? " · unknown \(tally.unknown)" : ""),
        "批次 \(batch) · 请求 \(tally.asked) · 已导入 \(tally.done) · 未导入 \(tally.notDone)"
          + (tally.unknown > 0 ? " · 未知 \(tally.unknown)" : ""))
    case .deleted: Bilingual("deleted", "已删除")
    case .notDeleted: Bilingual("not deleted", "未删除")
    case .unknown: Bilingual("unknown", "未知")
    case .skipped: Bilingual("skipped", "跳过")
    case .dryRun: Bilingual("would be deleted", "将被删除")
    case .imported: Bilingual("imported", "已导入")
    case .notImported: Bilingual("not imported", "未导入")
    }
  }

  private static func parts(_ tally: Tally) -> Bilingual {
    let all: [(Bool, String, String)] = [
      (true, "asked \(tally.asked)", "请求 \(tally.asked)"),
      (true, "deleted \(tally.done)", "已删除 \(tally.done)"),
      (true, "not deleted \(tally.notDone)", "未删除 \(tally.notDone)"),
      (tally.unknown > 0, "unknown \(tally.unknown)", "未知 \(tally.unknown)"),
      (tally.skipped > 0, "skipped \(tally.skipped)", "跳过 \(tally.skipped)"),
      (tally.undone > 0, "undone \(tally.undone)", "已撤销 \(tally.undone)"),
    ]
    let shown = all.filter(\.0)
    return Bilingual(
      shown.map(\.1).joined(separator: " · "), shown.map(\.2).joined(separator: " · "))
  }
}
