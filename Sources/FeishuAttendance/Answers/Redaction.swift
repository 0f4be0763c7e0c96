import Foundation

/// Takes the app's secret and token out of a text that the platform may have repeated.
struct Redaction: Sendable {
  private static let mark = "•••"

  /// What must not be shown, none of it empty.
  private let hidden: [String]

  init(_ hidden: [String?]) {
    self.hidden = hidden.compactMap(\.self).filter { !$0.isEmpty }
  }

  func clean(_ text: String) -> String {
    hidden.reduce(text) { $0.replacingOccurrences(of: $1, with: Self.mark) }
  }

  /// The same for an answer's bytes, whatever they are: nothing else in them changes, so they are judged the same.
  func clean(_ body: [UInt8]) -> [UInt8] {
    hidden.reduce(body) { $0.replacing(Array($1.utf8), with: Array(Self.mark.utf8)) }
  }
}
