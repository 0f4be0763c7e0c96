/// What the opening of a journal found in emergency files.
public struct EmergencyIntake: Sendable, Hashable {
  /// The batches of which something was taken in, each once, in ascending order.
  public package(set) var batches: [Int] = []
  /// Why some files could not be taken in; they are left as they are, and the journal can be used all the same.
  public package(set) var errors: [JournalError] = []

  package init() {}
}
