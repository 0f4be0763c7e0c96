import Attendance
import CustomDump
import TestSupport
import Testing
import UnpunchKit

@Suite("Reading a filter")
struct RecordFilterReadingTests {
  private static let words: [(text: String, words: [String])] = [
    ("", []), ("  \u{3000}\t", []), ("Import 赵敏", ["import", "赵敏"]), ("dup", ["dup"]),
    ("赵 dup: 补录", ["赵", "补录"]), ("\"two Words\" x", ["two words", "x"]),
    ("“two words”x", ["two words", "x"]), ("\"open end ", ["open end "]), ("5\" x", ["5\"", "x"]),
    ("\"-x\"", ["-x"]), ("\"place:x\"", ["place:x"]), ("\"2026-11-20\"", ["2026-11-20"]),
    ("2026-11-2", ["2026-11-2"]), ("2026-11-201", ["2026-11-201"]), ("08:5", ["08:5"]),
    ("25:00", ["25:00"]), ("a..b", ["a..b"]), (":x", [":x"]), ("e1001:x", ["e1001:x"]),
    ("３Ｆ", ["3f"]), ("-x", []), ("x-y", ["x-y"]), ("~", ["~"]), ("...", ["..."]),
    ("10/11", ["10/11"]), ("１，２", ["1,2"]),
  ]

  @Test("takes words and phrases as they are, folded")
  func plain() {
    for (text, words) in Self.words {
      let filter = RecordFilter(text)
      #expect(filter.words == words, "\(text)")
      #expect(filter.mistakes == [], "\(text)")
    }
    #expect(RecordFilter(" \u{3000}").isEmpty)
    #expect(!RecordFilter("-x").isEmpty)
    #expect(RecordFilter("A  b ") == RecordFilter("ａ Ｂ"))
  }

  @Test(
    "says which piece means nothing, and keeps the rest",
    arguments: [
      ("foo:bar", .unknownField("foo")), ("-批次：17", .unknownField("批次")),
      ("foo:", .unknownField("foo")), ("source:x", .unknownSource("x")),
      ("来源：“没 有”", .unknownSource("没 有")), ("dup:x", .unknownDuplicates("x")),
      ("place:", .nothingFollows("place:")), ("source：", .nothingFollows("source：")),
      ("-place:\"\"", .nothingFollows("-place:\"\"")), (">=", .nothingFollows(">=")),
      ("》", .nothingFollows("》")), ("-", .nothingFollows("-")), ("\"", .nothingFollows("\"")),
      ("\"  \"", .nothingFollows("\"  \"")), (">=2026-11-2", .notATime("2026-11-2")),
      ("<9", .notATime("9")), ("2026-02-30", .notATime("2026-02-30")),
      ("2026-13-01", .notATime("2026-13-01")), ("2026-11-20T9", .notATime("2026-11-20T9")),
      (">=0206-11-17", .unlikelyYear("0206-11-17")), ("2015-12-31", .unlikelyYear("2015-12-31")),
      ("2062-11-17..9999-01-01", .unlikelyYear("2062-11-17..9999-01-01")),
      ("1..2", .notATime("1..2")), ("2026-11-20..09:00", .notATime("2026-11-20..09:00")),
      ("2026-11-18..2026-11-16", .endBeforeBeginning("2026-11-18..2026-11-16")),
      (">25:00", .notATime("25:00")), ("=x", .notATime("x")),
    ] as [(String, RecordFilter.Mistake)])
  func mistakes(_ text: String, _ mistake: RecordFilter.Mistake) {
    let filter = RecordFilter("before \(text) behind")
    // What a quote that is not closed takes in is another matter.
    guard !text.hasSuffix("\"") || text.dropLast().contains("\"") else {
      #expect(RecordFilter(text).mistakes == [mistake])
      return
    }
    #expect(filter.mistakes == [mistake])
    #expect(filter.words == ["before", "behind"])
    for language in Language.allCases {
      let sentence = mistake.sentence(in: language)
      #expect(sentence.contains(mistake.piece.prefix(9)) && !sentence.contains("\n"))
    }
  }

  @Test("names in its sentences every field and every source, and cuts what is long")
  func sentences() {
    for language in Language.allCases {
      let fields = RecordFilter.Mistake.unknownField("x").sentence(in: language)
      for field in RecordFilter.Field.allCases {
        #expect(fields.contains(field.name(in: language)))
        #expect(RecordFilter(field.name(in: language) + ":导入").mistakes.count < 2)
      }
      let sources = RecordFilter.Mistake.unknownSource("x").sentence(in: language)
      for kind in SourceKind.allCases { #expect(sources.contains(kind.name(in: language))) }
      let long = RecordFilter.Mistake.notATime(String(repeating: "赵", count: 1000))
      #expect(long.sentence(in: language).count < 200)
    }
  }

  @Test(
    "knows a source by its whole name, or by how names begin",
    arguments: [
      ("imported", [.imported]), ("IMPORTED", [.imported]), ("imported?", [.perhapsImported]),
      ("imported？", [.perhapsImported]), ("import", [.imported, .perhapsImported]),
      ("perhaps", [.perhapsImported]), ("导入", [.imported]), ("导", [.imported, .perhapsImported]),
      ("own_punch", [.ownPunch]), ("own punch", [.ownPunch]), ("own-punch", [.ownPunch]),
      ("本人", [.ownPunch]), ("m", [.machine, .makeUp]), ("ma", [.machine, .makeUp]),
      ("mac", [.machine]), ("admin", [.administrator]), ("administrator", [.administrator]),
      ("补卡", [.makeUp]), ("系", [.system]), ("未知", [.unknown]), ("", []), ("_", []), ("x", []),
    ] as [(String, Set<SourceKind>)])
  func sources(_ text: String, _ kinds: Set<SourceKind>) {
    #expect(SourceKind.named(text) == kinds)
  }

  @Test("reads any text, and means the same by it each time")
  func anyText() {
    var random = SplitMix64(seed: 4)
    for round in 0..<20_000 {
      let text = FilterText.random(&random)
      let filter = RecordFilter(text)
      #expect(filter == RecordFilter(text), "round \(round)")
      // All that is not white space is a term or a mistake.
      let isBlank = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
      #expect(
        (filter.terms.isEmpty && filter.mistakes.isEmpty) == isBlank, "round \(round): \(text)")
      for mistake in filter.mistakes {
        #expect(mistake.sentence(in: .english).count < 250, "round \(round)")
      }
    }
  }
}

/// Texts as nobody types them: pieces of the language, and any letter that there is.
enum FilterText {
  private static let pieces = [
    " ", "\u{3000}", "-", "－", "\"", "“", "”", ":", "：", ">", "＞", "》", "=", "＝", "<", "..", "。。",
    "~",
    "source", "来源", "place", "地点", "name", "comment", "id", "user", "creator", "外部", "dup", "extra",
    "time",
    "imported",
    "导入", "2026-11-20", "2026-02-30", "T09:00", "09:00", "25:61", "２０２６", "9999-12-31",
    "0000-01-01",
    "\u{301}", "\u{200D}", "\u{202E}", "👨‍👩‍👧", "ﷺ", "İ", "\u{0}", "\u{1B}[", "赵敏", "e1001", "/", ".",
  ]

  static func random(_ random: inout SplitMix64) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      if Int.random(in: 0..<4, using: &random) > 0 {
        text += pieces.randomElement(using: &random) ?? ""
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension RecordFilter {
  /// The texts that must be found in any column, folded.
  fileprivate var words: [String] {
    terms.compactMap { term in
      if case .text(let word, in: nil) = term.meaning, !term.isExcluded { word } else { nil }
    }
  }
}
