import Foundation

/// Text for programs: JSON in ASCII.
enum MachineText {
  /// One value on one line; what is not ASCII is escaped, so that no terminal and no locale can spoil it.
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    // Outside of strings JSON is ASCII, so each of these stands in a string.
    return text.unicodeScalars.map { scalar in
      scalar.isASCII && scalar.value != 0x7F
        ? String(scalar)
        : UTF16.encode(scalar).map { units in
          units.map { "\\u" + String(0x1_0000 + Int($0), radix: 16).dropFirst() }.joined()
        } ?? ""
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
