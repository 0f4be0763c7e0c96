/// The permission to send a batch once; only ``Journal/beginAttempt(_:)`` makes one.
///
/// It cannot be copied: the function that sends takes it as `consuming`, so that one attempt in the journal is one
/// request. Code that would send twice, or without an attempt, does not compile.
public struct JournalAttempt: ~Copyable, Sendable {
  /// The batch that may be sent.
  public let ticket: JournalTicket
  /// Which attempt of the batch this is, from 1.
  public let number: Int

  init(ticket: JournalTicket, number: Int) {
    self.ticket = ticket
    self.number = number
  }
}
