import Foundation

/// Takes the app's secret and token out of a text that the platform may have repeated.
struct Redaction: Sendable {
  /// What must not be shown, none of it empty.
  private let hidden: [String]

  init(_ hidden: [String?]) {
    self.hidden = hidden.compactMap(\.self).filter { !$0.isEmpty }
  }

  func clean(_ text: String) -> String {
    hidden.reduce(text) { $0.replacingOccurrences(of: $1, with: "•••") }
  }
}
