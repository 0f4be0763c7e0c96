import Terminal

/// Text for people, whose lines are made safe one by one.
enum SafeLines {
  /// The lines, each through the sanitiser, each with its end, and broken between words where they are too long.
  static func text(_ text: String, columns: Int = .max) -> String {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    return wrapped(lines, to: columns).map { $0 + "\n" }.joined()
  }

  /// Lines made safe, and broken between words where they are too long; what goes on of a row stands further in.
  ///
  /// A word that is longer than a line stands alone on its own, whole, so that a path can be copied.
  static func wrapped(_ lines: [String], to columns: Int) -> [String] {
    lines.flatMap { line -> [String] in
      let indent = line.utf8.prefix { $0 == 0x20 }.count
      let text = SafeText(line)
      guard text.columns > columns else { return [text.plain] }
      guard indent > 0 else { return text.wrapped(to: columns, keepsWords: true).map(\.plain) }
      let row = SafeText(String(decoding: line.utf8.dropFirst(indent), as: UTF8.self))
      let parts = row.wrapped(to: columns - indent - 2, keepsWords: true).map(\.plain)
      let margin = String(repeating: " ", count: indent)
      return parts.enumerated().map { $0 == 0 ? margin + $1 : margin + "  " + $1 }
    }
  }
}
