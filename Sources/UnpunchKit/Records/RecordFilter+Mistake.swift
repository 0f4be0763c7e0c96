public import Attendance

extension RecordFilter {
  /// A piece of a filter that means nothing; it is left out, and hides no record.
  public enum Mistake: Sendable, Hashable {
    /// What stands before the colon is no field.
    case unknownField(String)
    /// No source has such a name.
    case unknownSource(String)
    /// Behind `dup:` stands neither nothing nor `extra`.
    case unknownDuplicates(String)
    /// Something must follow what is named, such as `place:`, `>=` or `-`.
    case nothingFollows(String)
    /// What is compared with is neither a date nor a time of day.
    case notATime(String)
    /// The year of a date is one in which no record can be.
    case unlikelyYear(String)
    /// A span ends before it begins.
    case endBeforeBeginning(String)

    /// The piece, as it is typed.
    public var piece: String {
      switch self {
      case .unknownField(let piece), .unknownSource(let piece), .unknownDuplicates(let piece),
        .nothingFollows(let piece), .notATime(let piece), .unlikelyYear(let piece),
        .endBeforeBeginning(let piece):
        piece
      }
    }

    /// A sentence that says what is wrong and what is possible.
    ///
    /// - Returns: One sentence; a long piece is cut in it.
    public func sentence(in language: Language) -> String {
      let dup = Field.duplicates.name(in: language) + ":"
      return switch (self, language) {
      case (.unknownField, .english):
        "No field “\(piece(10))”: \(Self.fields(language)); as text \"\(piece(10)):…\""
      case (.unknownField, .simplifiedChinese):
        "没有“\(piece(10))”字段：\(Self.fields(language))；作为文字查找：\"\(piece(10)):…\""
      case (.unknownSource, .english):
        "No source “\(piece(10))”: \(Self.sources(language))"
      case (.unknownSource, .simplifiedChinese):
        "没有来源“\(piece(10))”：\(Self.sources(language))"
      case (.unknownDuplicates, .english):
        "There is no “\(dup)\(piece(12))”, only \(dup) and \(dup)extra."
      case (.unknownDuplicates, .simplifiedChinese):
        "没有“\(dup)\(piece(12))”，只有 \(dup) 和 \(dup)多余。"
      case (.nothingFollows, .english):
        "Something must follow “\(piece(16))”, without a space."
      case (.nothingFollows, .simplifiedChinese):
        "“\(piece(16))”后面还需要内容，中间不要有空格。"
      case (.notATime, .english):
        "“\(piece(10))” is no time: 2026-11-20, 2026-11-20T09:00, 9:00"
      case (.notATime, .simplifiedChinese):
        "“\(piece(10))”不是时间：2026-11-20、2026-11-20T09:00、9:00"
      case (.unlikelyYear, .english):
        "“\(piece(22))”: the year must be from \(LikelyYear.first) to 2099."
      case (.unlikelyYear, .simplifiedChinese):
        "“\(piece(22))”：年份应在 \(LikelyYear.first) 到 2099 之间。"
      case (.endBeforeBeginning, .english):
        "“\(piece(32))” ends before it begins."
      case (.endBeforeBeginning, .simplifiedChinese):
        "“\(piece(32))”的结束早于开始。"
      }
    }

    /// The piece in at most so many letters.
    private func piece(_ limit: Int) -> String {
      let piece = piece
      return piece.dropFirst(limit).isEmpty ? piece : piece.prefix(limit - 1) + "…"
    }

    private static func fields(_ language: Language) -> String {
      Field.allCases.map { $0.name(in: language) }.joined(separator: " ")
    }

    private static func sources(_ language: Language) -> String {
      let names = SourceKind.allCases.map { $0.name(in: language) }
      return switch language {
      case .english: names.joined(separator: ", ")
      case .simplifiedChinese: names.joined(separator: "、")
      }
    }
  }
}
