import Attendance

// How the statements of several events about one record are weighed: by how sure each is, then by the time of what it
// says, never by when it came in. Decision 8 says why.

/// What one event says of the deletion of a record, and how much that counts.
struct DeletionStatement: Sendable, Hashable {
  let verdict: Verdict
  /// When that was so: when it was looked, else when the event was kept.
  let at: UTCMilliseconds
  private let sureness: Int

  /// Takes a verdict; nil where it says nothing of the record itself.
  init?(_ verdict: Verdict, saidAt: UTCMilliseconds) {
    guard let sureness = verdict.sureness else { return nil }
    self.verdict = verdict
    self.sureness = sureness
    at = verdict.lookedAt.map(UTCMilliseconds.init) ?? saidAt
  }

  /// Whether it counts before another one; of two that say the same, neither does.
  func counts(before other: Self) -> Bool {
    if sureness != other.sureness { return sureness > other.sureness }
    if at != other.at { return at > other.at }
    // What is gone was there before; and in the end any order will do, as long as it is one.
    if verdict.isDeleted != other.verdict.isDeleted { return verdict.isDeleted }
    return String(describing: verdict) < String(describing: other.verdict)
  }
}

extension Verdict {
  /// How sure a verdict is: a higher one counts, whenever it was found; nil where it says nothing of the record itself.
  fileprivate var sureness: Int? {
    switch self {
    // The program's own guess at what became of a sender that is gone.
    case .unknown(.noAnswer(.programEnded)), .notDeleted(.neverSent(.noAttempt)): 0
    case .unknown: 1
    // Somebody looked: the platform was asked, or an operator saw it.
    case .deleted(.absent), .deleted(.byHand), .notDeleted(.stillThere), .notDeleted(.byHand): 2
    // The answer to this batch, or the knowledge that nothing was asked.
    case .notDeleted(.neverSent), .notDeleted(.platform), .notDeleted(.contradictory),
      .notDeleted(.notGiven):
      3
    case .deleted(.reply): 4
    // It tells of another batch, so the fold keeps it apart.
    case .notDeleted(.deletedBy): nil
    }
  }

  /// When it was looked; nil where it is known in another way.
  fileprivate var lookedAt: UnixTime? {
    switch self {
    case .deleted(.absent(let at)), .deleted(.byHand(let at)), .notDeleted(.stillThere(let at)),
      .notDeleted(.byHand(let at)):
      at
    case .deleted(.reply), .notDeleted, .unknown: nil
    }
  }
}

extension DeletionOutcome {
  /// Whether it is the program's own guess at what became of a sender that is gone.
  var isGuess: Bool { verdicts.allSatisfy { $0.verdict.sureness == 0 } }
}

/// What one event says of the import of a record, and how much that counts.
struct ImportStatement: Sendable, Hashable {
  let outcome: UndoOutcome
  /// When that was so: when it was looked, else when the event was kept.
  let at: UTCMilliseconds
  /// Up to which attempt it tells.
  let attempt: Int

  init(_ outcome: UndoOutcome, saidAt: UTCMilliseconds, attempt: Int) {
    self.outcome = outcome
    self.attempt = outcome.attempt ?? attempt
    at = outcome.verdict.lookedAt.map(UTCMilliseconds.init) ?? saidAt
  }

  /// Whether it still tells something where so many attempts were begun: that a record is there stays so.
  func holds(after attempts: Int) -> Bool { outcome.verdict.isImported || attempt >= attempts }

  /// Whether it counts before another one; of two that say the same, neither does.
  func counts(before other: Self) -> Bool {
    let (own, others) = (outcome.sureness, other.outcome.sureness)
    if own != others { return own > others }
    if attempt != other.attempt { return attempt > other.attempt }
    if at != other.at { return at > other.at }
    return String(describing: outcome) < String(describing: other.outcome)
  }
}

extension UndoOutcome {
  /// How sure an outcome is: a higher one counts, whenever it was found.
  fileprivate var sureness: Int {
    switch verdict {
    case .unknown: 0
    case .notImported: 1
    case .imported(nil): 2
    // Found among what the platform shows, or told by its answer.
    case .imported(.some): status == nil ? 3 : 4
    }
  }
}

extension UndoVerdict {
  /// When it was looked; nil where it is known in another way.
  fileprivate var lookedAt: UnixTime? {
    switch self {
    case .notImported(.notThere(let at)), .notImported(.byHand(let at)): at
    case .notImported(.refused), .notImported(.tooEarly), .notImported(.otherPerson),
      .notImported(.equalRecord), .imported, .unknown:
      nil
    }
  }
}
