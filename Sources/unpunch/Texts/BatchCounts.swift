/// How many records of a batch ended how.
struct BatchCounts: Sendable, Hashable {
  var asked = 0
  var deleted = 0
  var notDeleted = 0
  var unknown = 0
  var skipped = 0
  var undone = 0

  /// Adds up.
  static func + (left: Self, right: Self) -> Self {
    BatchCounts(
      asked: left.asked + right.asked, deleted: left.deleted + right.deleted,
      notDeleted: left.notDeleted + right.notDeleted, unknown: left.unknown + right.unknown,
      skipped: left.skipped + right.skipped, undone: left.undone + right.undone)
  }
}
