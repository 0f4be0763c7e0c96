/// The text of a file as people have them: UTF-8, or UTF-16 with a byte order mark.
enum ListText {
  /// The text as valid UTF-8 without NUL, and without the mark at its beginning.
  static func read(_ bytes: [UInt8]) throws(ListMistake) -> [UInt8] {
    let text: [UInt8]
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw .utf32
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      text = try utf16(bytes.dropFirst(2), isBigEndian: false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      text = try utf16(bytes.dropFirst(2), isBigEndian: true)
    } else {
      if isWorkbook(bytes) { throw .workbook }
      if looksLikeUTF16(bytes) { throw .utf16WithoutMark }
      text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      if let offset = firstMistake(text) {
        let isCut = text.count - offset < 4 && startsCharacter(text[offset...])
        throw !isCut && looksLikeGBK(text)
          ? .looksLikeGBK : .notUTF8(line: line(of: offset, in: text))
      }
    }
    if let offset = text.firstIndex(of: 0) { throw .binary(line: line(of: offset, in: text)) }
    return text
  }

  /// The line that an offset lies in, from 1; CR, LF and both together end one.
  static func line(of offset: Int, in text: [UInt8]) -> Int {
    var line = 1
    for index in 0..<min(offset, text.count) where endsLine(text, at: index) { line += 1 }
    return line
  }

  /// Whether a line ends with a byte; a CR before a LF does not end one, the LF does.
  static func endsLine(_ text: [UInt8], at index: Int) -> Bool {
    switch text[index] {
    case UInt8(ascii: "\n"): true
    case UInt8(ascii: "\r"): index + 1 == text.count || text[index + 1] != UInt8(ascii: "\n")
    default: false
    }
  }

  private static func utf16(
    _ bytes: ArraySlice<UInt8>, isBigEndian: Bool
  ) throws(ListMistake) -> [UInt8] {
    guard bytes.count.isMultiple(of: 2) else { throw .brokenUTF16 }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw .brokenUTF16 }
    return Array(text.utf8)
  }

  /// Whether it begins as the files of spreadsheets do: a ZIP archive, or the older compound file.
  private static func isWorkbook(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  }

  /// Whether the zeros of Latin letters in UTF-16 stand on one side, and hardly any on the other.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    var zeros = [0, 0]
    for (index, byte) in bytes.prefix(4096).enumerated() where byte == 0 { zeros[index % 2] += 1 }
    let (few, many) = (zeros.min() ?? 0, zeros.max() ?? 0)
    return bytes.count.isMultiple(of: 2) && few * 8 < many
      && many * 3 >= min(bytes.count, 4096) / 2
  }

  /// Where it is no UTF-8; nil where all of it is.
  private static func firstMistake(_ bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// Whether bytes are the beginning of a character whose end is missing.
  private static func startsCharacter(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, (0xC2..<0xF5).contains(first) else { return false }
    return bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
      && bytes.count < (first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)
  }

  /// Whether all that is not ASCII could be Chinese in GBK or GB 18030, and most of it commonly used.
  ///
  /// The ranges are those of <https://encoding.spec.whatwg.org/#gb18030-decoder> (read 2026-11-30).
  private static func looksLikeGBK(_ bytes: [UInt8]) -> Bool {
    var (pairs, common) = (0, 0)
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      guard (0x81...0xFE).contains(lead), index + 1 < bytes.count else { return false }
      let trail = bytes[index + 1]
      if (0x30...0x39).contains(trail) {
        guard index + 3 < bytes.count, (0x81...0xFE).contains(bytes[index + 2]),
          (0x30...0x39).contains(bytes[index + 3])
        else { return false }
        index += 4
      } else {
        guard (0x40...0x7E).contains(trail) || (0x80...0xFE).contains(trail) else { return false }
        pairs += 1
        if (0xA1...0xF7).contains(lead), trail >= 0xA1 { common += 1 }
        index += 2
      }
    }
    return common * 2 > pairs
  }
}
