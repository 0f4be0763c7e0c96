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
    /// A long piece is cut in it.
    public var sentence: Bilingual {
      let dup = Field.duplicates.name + Bilingual(same: ":")
      return switch self {
      case .unknownField:
        Bilingual(
          "No field “\(piece(10))”: \(Self.fields.english); as text \"\(piece(10)):…\"",
          "没有“\(piece(10))”字段，可用：\(Self.fields.chinese)；作为文字查找：\"\(piece(10)):…\"")
      case .unknownSource:
        Bilingual(
          "No source “\(piece(10))”: \(Self.sources.english)",
          "没有来源“\(piece(10))”，可用：\(Self.sources.chinese)")
      case .unknownDuplicates:
        Bilingual(
          "No “\(dup.english)\(piece(12))”: there is only \(dup.english) and \(dup.english)extra.",
          "没有“\(dup.chinese)\(piece(12))”，只有 \(dup.chinese) 和 \(dup.chinese)多余。")
      case .nothingFollows:
        Bilingual(
          "Something must follow “\(piece(16))”, without a space.",
          "“\(piece(16))”后面还需要内容，中间不要有空格。")
      case .notATime:
        Bilingual(
          "“\(piece(10))” is not a time: 2026-11-20, 2026-11-20T09:00, 9:00",
          "“\(piece(10))”不是时间：2026-11-20、2026-11-20T09:00、9:00")
      case .unlikelyYear:
        Bilingual(
          "“\(piece(22))”: the year must be from \(LikelyYear.first) to 2099.",
          "“\(piece(22))”：年份应在 \(LikelyYear.first) 到 2099 之间。")
      case .endBeforeBeginning:
        Bilingual(
          "“\(piece(32))” ends before it begins.",
          "“\(piece(32))”的结束早于开始。")
      }
    }

    /// The piece in at most so many letters.
    private func piece(_ limit: Int) -> String {
      let piece = piece
      return piece.dropFirst(limit).isEmpty ? piece : piece.prefix(limit - 1) + "…"
    }

    private static var fields: Bilingual {
      Field.allCases.map(\.name).joined(separator: Bilingual(same: " "))
    }

    private static var sources: Bilingual {
      SourceKind.allCases.map(\.name).joined(separator: .comma)
    }
  }
}
