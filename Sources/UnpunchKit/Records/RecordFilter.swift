/// Which records of a list are shown, as an operator types it.
///
/// A filter is a row of terms, and a record is shown where all of them are true:
///
/// - `word`, `"two words"`: the text stands in one of the columns of the list.
/// - `place:word`, `name:"two words"`: the text stands in that column; see ``Field``.
/// - `source:imported`: the source has that name, or a name that begins so; see ``SourceKind/named(_:)``.
/// - `2026-11-20`, `>=2026-11-20`, `<2026-11-20T09:00`, `2026-11-16..2026-11-18`: the check time lies there. A day stands
///   for all of it, a minute for its sixty seconds: `>2026-11-20` begins with the 21st.
/// - `>=09:00`, `22:00..06:00`: the time of day, on any day.
/// - `dup:`, `dup:extra`: the record stands there more than once.
/// - `-term`: the term is not true.
///
/// Upper and lower case are the same, and so are the full-width forms that a Chinese input method types (`：`, `＞`, `》`,
/// `“`, `－`, `２`, `。。`). Every text is read to a filter. What it cannot mean is in ``mistakes``, and the rest counts: a
/// mistake never hides a record, so that the list does not blink while a term is being typed.
public struct RecordFilter: Sendable, Hashable {
  /// A condition on a record.
  public struct Term: Sendable, Hashable {
    /// What is asked.
    public let meaning: Meaning
    /// Whether it must not be so.
    public let isExcluded: Bool
  }

  /// What a term asks of a record.
  public enum Meaning: Sendable, Hashable {
    /// A folded text stands in a column; nil for any column.
    case text(String, in: TextField?)
    /// The source is of one of these kinds.
    case source(Set<SourceKind>)
    /// The check time lies between two bounds; nil where it is open.
    case moments(from: Bound?, to: Bound?)
    /// The second of the day lies in one of these ranges, each within 0 to 86,400.
    case timeOfDay([Range<Int>])
    /// The record stands there more than once.
    case duplicates(Duplicates)
  }

  /// An end of a span, in the shown zone.
  public struct Bound: Sendable, Hashable {
    /// The date and time.
    public let time: CivilTime
    /// Whether the second itself belongs to the span.
    public let isIncluded: Bool
  }

  /// Which of the records that stand there more than once (same person, time and place) are shown.
  public enum Duplicates: Sendable, Hashable {
    /// All of them: `dup:`.
    case all
    /// All but the first of each: `dup:extra`.
    case extra
  }

  /// What must be true of a shown record, in the order in which it is typed.
  public let terms: [Term]
  /// The pieces that mean nothing, in the order in which they are typed.
  public let mistakes: [Mistake]

  /// Reads a filter as it is typed.
  public init(_ text: String) {
    var reader = FilterReader(text)
    reader.readAll()
    terms = reader.terms
    mistakes = reader.mistakes
  }

  /// Whether everything is shown.
  public var isEmpty: Bool { terms.isEmpty }
}
