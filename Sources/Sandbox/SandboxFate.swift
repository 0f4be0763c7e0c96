/// What `batch_del` does with a record.
public enum SandboxFate: Sendable, Equatable, CaseIterable {
  /// Deletes it.
  case deletable
  /// Refuses it: a punch that was not imported, "auth no permission".
  case notImported
  /// Refuses it: "the attendance result has been sealed and can not modify".
  case sealed
  /// Refuses it once, "no row affected", and then deletes it: two requests met at its row.
  case contended
  /// Refuses it, "rule does not exist": another administrator's request for it was a moment faster,
  /// and the record is gone.
  case takenByAnother
}
