/// The lines of a settings file, looked at before and beside YAML.
///
/// YAML takes a line that it does not understand for the rest of the line before it, and then names a third one.
struct SettingsLines {
  private let lines: [Substring.UnicodeScalarView]

  /// Takes a text apart as YAML does: at every line feed, carriage return, or both.
  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
      .map(\.unicodeScalars)
  }

  /// The first character that cannot be seen: its line, and its number.
  var control: (line: Int, code: UInt32)? {
    for (index, line) in lines.enumerated() {
      if let control = line.first(where: { $0.isControl && $0 != "\t" }) {
        return (index + 1, control.value)
      }
      if let mark = line.first(where: { $0 == "\u{FEFF}" }) { return (index + 1, mark.value) }
    }
    return nil
  }

  /// The first line in which a full-width colon stands after the name of a setting.
  var fullWidthColon: (line: Int, key: String)? {
    for (index, line) in lines.enumerated() {
      let key = Self.word(line)
      guard Self.names.contains(key), Self.rest(line).first == "：" else { continue }
      return (index + 1, key)
    }
    return nil
  }

  /// The first line that is no setting, where the whole is no YAML: its number, and what is wrong with it.
  var mistake: (line: Int, mistake: SettingsMistake.LineMistake)? {
    for (index, line) in lines.enumerated() {
      guard let first = line.first(where: { $0 != " " }), first != "#" else { continue }
      if line.first == "\t" { return (index + 1, .tab) }
      // What is indented, quoted or a collection is YAML's to judge.
      guard line.first == first, Self.isOfWord(first) else { continue }
      let key = Self.word(line)
      let rest = Self.rest(line)
      switch rest.first {
      case "：": return (index + 1, .fullWidthColon(key: key))
      case ":":
        if let next = rest.dropFirst().first, next != " ", next != "\t" {
          return (index + 1, .noSpace(key: key))
        }
      default: return (index + 1, .noColon)
      }
    }
    return nil
  }

  /// The lines that set a key at the left margin.
  func setting(_ key: String) -> [Int] {
    lines.indices.filter { index in
      Self.word(lines[index]).utf8.elementsEqual(key.utf8) && Self.rest(lines[index]).first == ":"
    }.map { $0 + 1 }
  }

  /// The first line that looks like a setting and stands in none of the lines in which YAML found one: it is part of a
  /// value, behind `>`, in quotes or in a line that goes on.
  func setting(outside keyLines: Set<Int>) -> (line: Int, key: String)? {
    for (index, line) in lines.enumerated() where !keyLines.contains(index + 1) {
      let content = line.drop { " \t-?{,".unicodeScalars.contains($0) }
      let key = Self.word(content)
      guard Self.names.contains(key.lowercased()) else { continue }
      if Self.rest(content).first == ":" { return (index + 1, key) }
    }
    return nil
  }

  private static let names = Set(SettingsKey.allCases.map(\.rawValue)).union([
    "retention", "records", "history", "locked", "app_secret",
  ])

  /// The word that a line begins with, behind spaces.
  private static func word(_ line: Substring.UnicodeScalarView) -> String {
    String(Substring(line.drop { $0 == " " || $0 == "\"" || $0 == "'" }.prefix(while: isOfWord)))
  }

  /// What follows the word and the spaces behind it.
  private static func rest(
    _ line: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView {
    line.drop { $0 == " " || $0 == "\"" || $0 == "'" }.drop(while: isOfWord)
      .drop { $0 == " " || $0 == "\"" || $0 == "'" }
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".": true
    default: false
    }
  }
}
