import Attendance

/// Sentences that stand in both languages, side by side, so that none can be forgotten.
protocol BilingualText: Sendable, Equatable {
  /// The sentence in English and in Chinese.
  var both: (english: String, chinese: String) { get }
}

extension BilingualText {
  /// The sentence in a language.
  func words(in language: Language) -> String {
    switch language {
    case .english: both.english
    case .simplifiedChinese: both.chinese
    }
  }
}
