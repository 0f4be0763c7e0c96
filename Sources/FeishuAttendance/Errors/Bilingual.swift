import Attendance

/// A text in both languages, side by side, so that none is forgotten.
struct Bilingual: Sendable, Hashable {
  let english: String
  let chinese: String

  init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// Nothing.
  static let empty = Bilingual("", "")

  /// One text behind the other, in both languages.
  static func + (left: Self, right: Self) -> Self {
    Self(left.english + right.english, left.chinese + right.chinese)
  }

  subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .simplifiedChinese: chinese
    }
  }
}
