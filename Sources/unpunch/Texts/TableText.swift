import Attendance
import Wording

/// The words of the tables of batches.
enum TableText: BilingualText {
  case unsentHead(Tally), dryRunHead(DryRunTally), total(Tally), noBatches
  case manySkipped(Int)
  case undoHead(batch: Int, Tally)
  case deleted, notDeleted, unknown, skipped, dryRun, imported, notImported

  var words: Bilingual {
    switch self {
    case .unsentHead(let counts):
      Bilingual("Not sent · ", "未发送 · ") + Self.parts(counts).words
    case .dryRunHead(let counts):
      // What is printed is known again by its beginning, where it is given as a list of ids.
      Bilingual("Not sent · dry run: ", "未发送 · 试运行：") + counts.words
    case .total(let counts): Self.parts(counts).words
    case .manySkipped(let count):
      Bilingual("\(count) skipped: deleted by earlier batches", "跳过 \(count) 条：已由先前批次删除")
    case .noBatches: Bilingual("No deletions yet.", "还没有删除记录。")
    case .undoHead(let batch, let tally):
      ([
        .batch(batch), .asked(tally.asked), .importedAgain(tally.done), .notImported(tally.notDone),
      ]
        + (tally.unknown > 0 ? [TallyText.unknown(tally.unknown)] : [])).words
    case .deleted: Bilingual("deleted", "已删除")
    case .notDeleted: Bilingual("not deleted", "未删除")
    case .unknown: Bilingual("unknown", "结果未知")
    case .skipped: Bilingual("skipped", "跳过")
    case .dryRun: Bilingual("would be deleted", "将被删除")
    case .imported: Bilingual("re-imported", "已重新导入")
    case .notImported: Bilingual("not imported", "未导入")
    }
  }

  private static func parts(_ tally: Tally) -> [TallyText] {
    let some: [(Int, TallyText)] = [
      (tally.unknown, .unknown(tally.unknown)), (tally.skipped, .skipped(tally.skipped)),
      (tally.undone, .undone(tally.undone)),
    ]
    return [.asked(tally.asked), .deleted(tally.done), .notDeleted(tally.notDone)]
      + some.filter { $0.0 > 0 }.map(\.1)
  }
}
