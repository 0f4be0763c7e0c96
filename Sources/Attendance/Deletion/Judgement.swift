/// What one attempt means for every record that was sent, and what may be done next.
public struct Judgement: Sendable, Hashable {
  /// What may be done next.
  public enum Next: Sendable, Hashable {
    /// Nothing: every verdict is final.
    case settled
    /// Wait as long as the platform says, and send the same batch again.
    case waitAndSendAgain
    /// Get a new token, and send the same batch once more.
    case renewTokenAndSendAgain
    /// Ask the platform about the records whose verdict is unknown.
    case readBack
  }

  /// A verdict for each record, in the order sent.
  public let verdicts: [RecordVerdict]
  /// The answer's code; nil where none could be read.
  public let code: PlatformCode?
  /// The answer's message, unaltered; nil where none could be read.
  public let message: String?
  /// What may be done next.
  public let next: Next
}
