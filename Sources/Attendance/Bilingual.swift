/// Words in both languages, side by side, so that none is forgotten.
///
/// What has such words is asked for them like this: `error.sentence(in: language)`.
public struct Bilingual: Sendable, Hashable {
  /// The words in English.
  public let english: String
  /// The words in Simplified Chinese.
  public let chinese: String

  /// Puts words beside each other.
  public init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// Words that are the same in both languages, such as a name or what somebody else has said.
  public init(same words: String) {
    self.init(words, words)
  }

  /// No words.
  public static let empty = Bilingual("", "")

  /// What stands between the parts of a list.
  public static let comma = Bilingual(", ", "、")

  /// The words in a language.
  public func callAsFunction(in language: Language) -> String {
    switch language {
    case .english: english
    case .simplifiedChinese: chinese
    }
  }

  /// One text behind the other, in both languages.
  public static func + (left: Self, right: Self) -> Self {
    Self(left.english + right.english, left.chinese + right.chinese)
  }
}

extension [Bilingual] {
  /// One text behind the other, with what each language puts between them.
  public func joined(separator: Bilingual) -> Bilingual {
    Bilingual(
      map(\.english).joined(separator: separator.english),
      map(\.chinese).joined(separator: separator.chinese))
  }
}

/// A text that is told in both languages.
public protocol BilingualText: Sendable, Equatable {
  /// What it says.
  var words: Bilingual { get }
}
