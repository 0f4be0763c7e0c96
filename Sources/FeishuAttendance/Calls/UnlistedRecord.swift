public import Attendance

/// A record of an answer that cannot stand in a list, since its time or its employee cannot be read.
public struct UnlistedRecord: Sendable, Hashable {
  /// The record's id; nil where it cannot be read either.
  public let recordID: RecordID?
  /// What is wrong with it; never empty.
  public let oddities: [Oddity]
}
