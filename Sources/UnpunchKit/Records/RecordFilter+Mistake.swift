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
    /// A span ends before it begins.
    case endBeforeBeginning(String)

    /// The piece, as it is typed.
    public var piece: String {
      switch self {
      case .unknownField(let piece), .unknownSource(let piece), .unknownDuplicates(let piece),
        .nothingFollows(let piece), .notATime(let piece), .endBeforeBeginning(let piece):
        piece
      }
    }

    /// A line that says what is wrong and what is possible.
    ///
    /// - Parameter language: The language of the sentence.
    /// - Returns: One sentence; a long piece is cut in it.
    public func sentence(in language: Language) -> String {
      let piece = shortPiece
      return switch (self, language) {
      case (.unknownField, .english):
        "No field is called “\(piece)”. There are \(Self.fields(language)); what stands in \"…\" is text."
      case (.unknownField, .simplifiedChinese):
        "没有名为“\(piece)”的字段。可用：\(Self.fields(language))；要按文字查找，请加引号。"
      case (.unknownSource, .english):
        "No source is called “\(piece)”. There are \(Self.sources(language))."
      case (.unknownSource, .simplifiedChinese):
        "没有名为“\(piece)”的来源。可用：\(Self.sources(language))。"
      case (.unknownDuplicates, .english):
        "“\(piece)” means nothing after dup: – there are dup: (all repeated) and dup:extra (all but the first)."
      case (.unknownDuplicates, .simplifiedChinese):
        "dup: 后不能是“\(piece)”。可用：dup:（所有重复记录）、dup:extra（除第一条以外的重复记录）。"
      case (.nothingFollows, .english):
        "Something must follow “\(piece)”, without a space."
      case (.nothingFollows, .simplifiedChinese):
        "“\(piece)”后面还需要内容，中间不要有空格。"
      case (.notATime, .english):
        "“\(piece)” is no date or time. Possible: >=2026-11-20, <2026-11-20T09:00, 2026-11-16..2026-11-18, >=09:00."
      case (.notATime, .simplifiedChinese):
        "“\(piece)”不是日期或时间。可用：>=2026-11-20、<2026-11-20T09:00、2026-11-16..2026-11-18、>=09:00。"
      case (.endBeforeBeginning, .english):
        "“\(piece)” ends before it begins."
      case (.endBeforeBeginning, .simplifiedChinese):
        "“\(piece)”的结束早于开始。"
      }
    }

    /// At most 24 letters of the piece.
    private var shortPiece: String {
      let start = String(piece.prefix(24))
      return start.utf8.count == piece.utf8.count ? start : start + "…"
    }

    private static func fields(_ language: Language) -> String {
      Field.allCases.map { $0.name(in: language) + ":" }.joined(separator: " ")
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
