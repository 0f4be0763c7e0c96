import Attendance

/// How many records a dry run would have deleted, and how many not.
struct DryRunTally: BilingualText, Equatable {
  let deleted: Int
  var notFound = 0
  /// Those that would not be sent for another reason, such as one that cannot be read.
  var kept = 0
  var skipped = 0

  var words: Bilingual {
    let rest = [
      (notFound, Bilingual("\(notFound) not found", "未找到 \(notFound) 条")),
      (kept, Bilingual("\(kept) would not be sent", "不会发送 \(kept) 条")),
      (skipped, Bilingual("\(skipped) skipped", "跳过 \(skipped) 条")),
    ].filter { $0.0 > 0 }.map { Bilingual(same: " · ") + $0.1 }
    return rest.reduce(
      Bilingual("\(deleted) would be deleted", "将删除 \(deleted) 条"), +)
  }
}
