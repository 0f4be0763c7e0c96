/// The rows of comma-separated values, one after the other: RFC 4180, with any of three separators and any line ends.
struct DelimitedRows {
  /// A row and where it begins.
  struct Row {
    /// The line of its first byte, from 1.
    let line: Int
    /// What its cells hold, without the quotes around them; valid UTF-8 each.
    var cells: [String]
  }

  /// What may separate cells.
  static let separators = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")]

  private let text: [UInt8]
  private let separator: UInt8
  private var index: Int
  private var line: Int

  /// Begins with the row at a place of valid UTF-8, and the number of its line; a byte of ASCII separates cells.
  init(_ text: [UInt8], separator: UInt8, from start: Int = 0, line: Int = 1) {
    self.text = text
    self.separator = separator
    index = start
    self.line = line
  }

  /// The next row that is not blank; nil at the end.
  ///
  /// - Throws: ``ListMistake`` where a quote is not closed, or something stands behind one that is.
  mutating func next() throws(ListMistake) -> Row? {
    while index < text.count {
      let row = try row()
      if row.cells.contains(where: { !$0.isEmpty }) { return row }
    }
    return nil
  }

  private mutating func row() throws(ListMistake) -> Row {
    var row = Row(line: line, cells: [])
    while true {
      row.cells.append(try cell())
      guard index < text.count else { return row }
      guard text[index] == separator else {
        endLine()
        return row
      }
      index += 1
    }
  }

  /// A cell, up to the separator or the line end behind it, which is not taken.
  private mutating func cell() throws(ListMistake) -> String {
    // A mark at the beginning of a line is that of a file that was put behind another one.
    while index < text.count, text[index] == UInt8(ascii: " ") || isMark { index += isMark ? 3 : 1 }
    let isFormula =
      index + 1 < text.count && text[index] == UInt8(ascii: "=")
      && text[index + 1] == UInt8(ascii: "\"")
    if isFormula { index += 1 }
    guard index < text.count, text[index] == UInt8(ascii: "\"") else {
      let start = index
      while index < text.count, !endsCell(text[index]) { index += 1 }
      return String(decoding: text[start..<index], as: UTF8.self)
    }
    let cell = try quoted()
    while index < text.count, text[index] == UInt8(ascii: " ") { index += 1 }
    if index < text.count, !endsCell(text[index]) { throw .behindQuote(line: line) }
    return cell
  }

  private mutating func quoted() throws(ListMistake) -> String {
    let begun = line
    var cell: [UInt8] = []
    index += 1
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\"") {
        index += 1
        guard index < text.count, text[index] == UInt8(ascii: "\"") else {
          return String(decoding: cell, as: UTF8.self)
        }
      }
      if ListText.endsLine(text, at: index) { line += 1 }
      cell.append(byte)
      index += 1
    }
    throw .openQuote(line: begun)
  }

  private var isMark: Bool { text[index...].starts(with: [0xEF, 0xBB, 0xBF]) }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private mutating func endLine() {
    let isLong =
      text[index] == UInt8(ascii: "\r") && index + 1 < text.count
      && text[index + 1] == UInt8(ascii: "\n")
    index += isLong ? 2 : 1
    line += 1
  }
}
