import Foundation
import Terminal

/// Text for programs, in UTF-8.
enum MachineText {
  /// One value on one line; of what is not seen the number is written, so that a terminal shows it and obeys nothing.
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    // Outside of strings JSON is ASCII that is seen, so each of these stands in a string.
    guard text.unicodeScalars.contains(where: \.isUnseen) else { return text }
    return text.unicodeScalars.map { scalar in
      scalar.isUnseen
        ? UTF16.encode(scalar).map { units in
          units.map { "\\u" + String(0x1_0000 + Int($0), radix: 16).dropFirst() }.joined()
        } ?? "" : String(scalar)
    }.joined()
  }

  /// A row of comma-separated values; a field with a comma, a quote or a line break is quoted.
  static func csv(_ fields: [String]) -> String {
    fields.map { field in
      let needsQuotes = field.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
      return needsQuotes ? "\"" + field.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : field
    }.joined(separator: ",")
  }
}
