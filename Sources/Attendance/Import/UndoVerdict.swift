/// What became of one record that was to be imported again.
public enum UndoVerdict: Sendable, Hashable, Codable {
  /// It is imported, under this id; nil where the platform has not told the new id and it could not be found.
  case imported(RecordID?)
  /// It is not imported, for this reason.
  case notImported(Obstacle)
  /// It cannot be said whether it was imported; this is why.
  case unknown(Doubt)

  /// Why a record was not imported.
  public enum Obstacle: Sendable, Hashable, Codable {
    /// Nothing was sent, or the platform turned it away.
    case refused(Reason)
    /// Its check time is before 2022-01-01, which the platform does not take.
    case tooEarly
    /// The id belongs to somebody else now.
    case otherPerson
    /// An equal record stands there, with this id: nothing was sent, so that none is there twice.
    case equalRecord(RecordID)
    /// No answer told, and the platform did not show the record when it was asked at that time.
    case notThere(at: UnixTime)
    /// An operator looked at that time, and said that it is not there.
    case byHand(at: UnixTime)
  }

  /// Whether the record is there again.
  public var isImported: Bool { if case .imported = self { true } else { false } }

  /// Whether it cannot be said what became of it.
  public var isUnknown: Bool { if case .unknown = self { true } else { false } }
}

extension Tally {
  /// Counts the verdicts of an undo.
  public init(_ verdicts: some Sequence<UndoVerdict>) {
    self.init()
    for verdict in verdicts {
      switch verdict {
      case .imported: done += 1
      case .notImported: notDone += 1
      case .unknown: unknown += 1
      }
    }
  }
}
