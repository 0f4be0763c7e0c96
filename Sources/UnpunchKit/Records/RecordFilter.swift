/// Which records of a list are shown.
public struct RecordFilter: Sendable, Hashable {
  /// Which of the records that stand there more than once (same person, time and place) are shown.
  public enum Duplicates: Sendable, Hashable {
    /// All of them: `dup:`.
    case all
    /// All but the first of each: `dup:extra`.
    case extra
  }

  /// Words that must all be found, in any column; lower case.
  public let words: [String]
  /// Whether only records that stand there more than once are shown; nil for all records.
  public let duplicates: Duplicates?

  /// Reads a filter as it is typed.
  ///
  /// - Parameter text: Words, and `dup:` or `dup:extra`; upper and lower case are the same.
  public init(_ text: String) {
    var words: [String] = []
    var duplicates: Duplicates?
    for word in text.lowercased().split(whereSeparator: \.isWhitespace) {
      switch word {
      case "dup:", "dup：": duplicates = duplicates ?? .all
      case "dup:extra", "dup：extra": duplicates = .extra
      default: words.append(String(word))
      }
    }
    self.words = words
    self.duplicates = duplicates
  }

  /// Whether everything is shown.
  public var isEmpty: Bool { words.isEmpty && duplicates == nil }
}
