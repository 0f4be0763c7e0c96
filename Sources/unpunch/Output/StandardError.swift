import Foundation
import Terminal

/// Sentences for people, on standard error.
enum StandardError {
  /// Writes lines, each made safe for a terminal.
  static func write(_ text: String) {
    FileHandle.standardError.write(Data(SafeLines.text(text).utf8))
  }
}

/// Text for people, whose lines are made safe one by one.
enum SafeLines {
  /// The lines, each through the sanitiser, each with its end.
  static func text(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { SafeText(String($0)).plain + "\n" }.joined()
  }
}
