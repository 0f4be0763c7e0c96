/// What one attempt to import a record means, and what may be done next.
public struct ImportJudgement: Sendable, Hashable {
  /// What became of the record.
  public enum Finding: Sendable, Hashable, Codable {
    /// This attempt imported it, under this id; nil where the answer does not tell the id.
    case imported(RecordID?)
    /// An object with its key exists, so an attempt before this one imported it.
    case importedEarlier
    /// It was not imported, for this reason.
    case notImported(Reason)
    /// It cannot be said whether it was imported; this is why.
    case open(Doubt)
  }

  /// What may be done next.
  public enum Next: Sendable, Hashable {
    /// Nothing: the finding is final.
    case settled
    /// Wait as long as the platform says, and send the same import again.
    case waitAndSendAgain
    /// Get a new token, and send the same import once more.
    case renewTokenAndSendAgain
    /// Send the same import again, under the same key: if it was imported, the platform says so.
    case sendAgain
  }

  /// What became of the record.
  public let finding: Finding
  /// The answer's code; nil where none could be read.
  public let code: PlatformCode?
  /// The answer's message, unaltered; nil where none could be read.
  public let message: String?
  /// What may be done next.
  public let next: Next
}
