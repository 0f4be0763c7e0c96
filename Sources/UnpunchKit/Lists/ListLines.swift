/// The lines of a text that are not blank, each with its number; CR, LF and both together end one.
struct ListLines: Sequence {
  struct Line {
    /// Its number, from 1; blank lines count.
    let number: Int
    /// What is in it, without its end.
    let bytes: ArraySlice<UInt8>

    /// What is in it.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What a sentence shows of it.
    var beginning: String {
      let scalars = text.unicodeScalars
      let most = 60
      return scalars.count <= most ? text : String(scalars.prefix(most - 1)) + "…"
    }

    /// Whether it is the titles above batches, which a narrow terminal cuts; the zone of the times is in the second one.
    fileprivate var isTitlesOfBatches: Bool {
      let words = Array(bytes.split(separator: 0x20).joined(separator: [0x20]))
      return ["Batch Time (", "批次 时间 (", "批次 时间（"].contains { words.starts(with: $0.utf8) }
    }

    /// Whether it is the head above the records of a batch: `Batch 17 · …`, `Not sent · …`.
    fileprivate var isHeadOfBatch: Bool {
      let sign = " · "
      if ["Not sent", "未发送"].contains(where: { bytes.starts(with: ($0 + sign).utf8) }) {
        return true
      }
      return ["Batch ", "批次 "].contains { title in
        guard bytes.starts(with: title.utf8) else { return false }
        let number = bytes.dropFirst(title.utf8.count)
        let rest = number.drop { (0x30...0x39).contains($0) }
        return rest.count < number.count && rest.starts(with: sign.utf8)
      }
    }

    /// Whether it begins as an object or an array.
    var beginsJSON: Bool {
      let byte = bytes.drop { $0 == 0x20 || $0 == 0x09 }.first
      return byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
    }
  }

  private let text: [UInt8]

  init(_ text: [UInt8]) { self.text = text }

  var first: Line? { first(where: { _ in true }) }

  /// Whether an object begins at the beginning of a line.
  var hasJSON: Bool { contains(where: \.beginsJSON) }

  /// Whether they are what this program prints of batches for people: the batches under their titles, or the records of
  /// one under its head, in front of which stands the zone of the times.
  var arePrintedTable: Bool { prefix(2).contains { $0.isTitlesOfBatches || $0.isHeadOfBatch } }

  func makeIterator() -> AnyIterator<Line> {
    var (index, number) = (0, 1)
    return AnyIterator {
      while index < text.count {
        let start = index
        while index < text.count, !ListText.endsLine(text, at: index) { index += 1 }
        var end = index
        if end > start, end < text.count, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        let line = Line(number: number, bytes: Self.unmarked(text[start..<end]))
        index += 1
        number += 1
        if line.bytes.contains(where: { $0 > 0x20 }) { return line }
      }
      return nil
    }
  }

  /// Without the mark of a file that was put behind another one.
  private static func unmarked(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
  }
}

/// The rows under a heading.
struct ListRows {
  /// The columns that are meant.
  let columns: ListColumns
  /// What the heading calls the column of the ids.
  let name: ListHeading?
  /// How many cells the heading has.
  let width: Int
  /// The rows below the heading.
  let rows: DelimitedRows

  /// Looks for a heading in the first line; nil where it is none.
  ///
  /// - Throws: ``ListMistake`` where it is one that does not say which column is meant.
  init?(_ text: [UInt8], _ lines: ListLines, _ wanted: ListFile.Wanted) throws(ListMistake) {
    guard var first = lines.first else { return nil }
    var separators = DelimitedRows.separators
    // Some spreadsheets write `sep=;` above the heading.
    if first.bytes.count == 5, first.bytes.starts(with: "sep=".utf8), let last = first.bytes.last,
      let second = lines.dropFirst().first(where: { _ in true })
    {
      separators = [last]
      first = second
    }
    let readings = separators.compactMap { separator -> ([String], DelimitedRows)? in
      var rows = DelimitedRows(
        text, separator: separator, from: first.bytes.startIndex, line: first.number)
      // Where the quotes of a line are wrong, it is no heading; reading it as a list says what is wrong.
      guard var cells = (try? rows.next())?.cells else { return nil }
      while cells.last?.isEmpty == true { cells.removeLast() }
      return (cells, rows)
    }.sorted { $0.0.count > $1.0.count }
    for (cells, rows) in readings {
      guard let columns = try ListColumns(cells, wanted) else { continue }
      self.columns = columns
      self.name = ListHeading(cells[columns.id])
      self.width = cells.count
      self.rows = rows
      return
    }
    return nil
  }
}

/// The table that `query` prints for people: its columns are as wide as their widest text, with blanks between them.
struct ListTable {
  private let wanted: ListFile.Wanted

  /// Looks for the titles in the first line; nil where there are others.
  init?(_ lines: ListLines, _ wanted: ListFile.Wanted) {
    guard let first = lines.first else { return nil }
    let titles = Self.words(of: first).map { ListHeading($0) }
    // In front of these stands the zone of the times, with or without a blank in it.
    guard titles.count >= 7, titles.suffix(6).first == .user, titles.last == .record else {
      return nil
    }
    self.wanted = wanted
  }

  /// The id in a line; nil where there is none.
  func word(of line: ListLines.Line) -> String? {
    let words = Self.words(of: line)
    let word: String? =
      switch wanted {
      case .records: words.last
      // Behind the date and the time.
      case .employees: words.count > 2 ? words[2] : nil
      }
    return word == "—" ? nil : word
  }

  private static func words(of line: ListLines.Line) -> [String] {
    line.bytes.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
  }
}
