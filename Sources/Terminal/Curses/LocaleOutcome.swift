/// What became of the locale that the environment asks for.
public enum LocaleOutcome: Hashable, Sendable {
  /// The locale is a UTF-8 one, and it was set.
  case asSet
  /// The locale is not on this system, or none was asked for: C.UTF-8 is used in its place.
  ///
  /// - Parameter from: What was asked for; empty where nothing was.
  case fellBack(from: String)
  /// A locale that is not UTF-8 was asked for, and is used: the character set is named.
  ///
  /// Borders are ASCII then, and `?` stands for what the set does not have.
  case notUTF8(String)
}
