package import Attendance

/// A part of the line over the records of a batch: `Batch 12 · requested 10 · deleted 7 · not deleted 3`.
package enum TallyText: BilingualText {
  case batch(Int), asked(Int), deleted(Int), notDeleted(Int), unknown(Int), skipped(Int)
  case undone(Int), importedAgain(Int), notImported(Int)

  package var words: Bilingual {
    switch self {
    case .batch(let number): Bilingual("Batch \(number)", "批次 \(number)")
    case .asked(let count): Bilingual("requested \(count)", "提交 \(count) 条")
    case .deleted(let count): Bilingual("deleted \(count)", "已删除 \(count) 条")
    case .notDeleted(let count): Bilingual("not deleted \(count)", "未删除 \(count) 条")
    case .unknown(let count): Bilingual("unknown \(count)", "结果未知 \(count) 条")
    case .skipped(let count): Bilingual("skipped \(count)", "跳过 \(count) 条")
    case .undone(let count): Bilingual("undone \(count)", "已撤销 \(count) 条")
    case .importedAgain(let count): Bilingual("re-imported \(count)", "已重新导入 \(count) 条")
    case .notImported(let count): Bilingual("not imported \(count)", "未导入 \(count) 条")
    }
  }
}

extension [TallyText] {
  /// The parts in one line.
  package var words: Bilingual { map(\.words).joined(separator: Bilingual(same: " · ")) }
}

extension Tally {
  /// The parts of the line of a deletion; what is unknown only where there is some.
  package var ofDeletion: [TallyText] {
    [.asked(asked), .deleted(done), .notDeleted(notDone)] + open
  }

  /// The parts of the line of an undo; what is unknown only where there is some.
  package var ofUndo: [TallyText] {
    [.asked(asked), .importedAgain(done), .notImported(notDone)] + open
  }

  private var open: [TallyText] { unknown > 0 ? [.unknown(unknown)] : [] }
}
