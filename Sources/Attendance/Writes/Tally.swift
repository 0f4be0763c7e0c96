/// How many records of a deletion or an undo ended how; always adds up to what was asked.
public struct Tally: Sendable, Hashable {
  /// How many are deleted, or imported again.
  public var done: Int
  /// How many are not.
  public var notDone: Int
  /// Of how many it cannot be said.
  public var unknown: Int
  /// How many were not asked for, since an earlier batch had deleted them.
  public var skipped: Int
  /// How many of those that are deleted have been imported again since.
  public var undone: Int

  /// Takes what was counted.
  public init(
    done: Int = 0, notDone: Int = 0, unknown: Int = 0, skipped: Int = 0, undone: Int = 0
  ) {
    self.done = done
    self.notDone = notDone
    self.unknown = unknown
    self.skipped = skipped
    self.undone = undone
  }

  /// How many records there were.
  public var asked: Int { done + notDone + unknown + skipped }

  /// Adds up.
  public static func + (left: Self, right: Self) -> Self {
    Tally(
      done: left.done + right.done, notDone: left.notDone + right.notDone,
      unknown: left.unknown + right.unknown, skipped: left.skipped + right.skipped,
      undone: left.undone + right.undone)
  }
}
