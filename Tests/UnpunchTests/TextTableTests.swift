import Terminal
import Testing

@testable import unpunch

@Suite("Tables of texts")
struct TextTableTests {
  private static let rows: [[SafeText]] = [
    ["1", "2026-11-20 08:58:00", "赵敏 e1001", "北京总部 A 座 二层", "11 月补录，重复导入", "6709354699357234567"],
    ["10", "2026-11-20 18:02:00", "Li e1002", "gate", "", "6709354699357234568"],
  ]

  private static let cuts = [TextTable.Cut(columns: [3, 4])]

  @Test("are as wide as their texts where there is room, and end without blanks")
  func wide() {
    for columns in [nil, 120] {
      let lines = TextTable.lines(Self.rows, indent: 2, cutting: Self.cuts, toFit: columns)
      #expect(
        lines == [
          "  1   2026-11-20 08:58:00  赵敏 e1001  北京总部 A 座 二层  11 月补录，重复导入  6709354699357234567",
          "  10  2026-11-20 18:02:00  Li e1002    gate                                     6709354699357234568",
        ])
    }
  }

  @Test("cut only what may be cut, to what fits", arguments: [95, 90, 80, 78, 64, 60])
  func narrow(columns: Int) {
    let lines = TextTable.lines(Self.rows, indent: 2, cutting: Self.cuts, toFit: columns)
    for (line, row) in zip(lines, Self.rows) {
      #expect(SafeText(line).columns <= columns)
      for index in [0, 1, 2, 5] { #expect(line.contains(row[index].plain)) }
    }
    #expect(lines[0].contains("…") == (columns > 60))
  }

  @Test("leave out what may be cut, where they cannot fit, and nothing else")
  func tooNarrow() {
    let lines = TextTable.lines(Self.rows, indent: 2, cutting: Self.cuts, toFit: 20)
    #expect(
      lines == [
        "  1   2026-11-20 08:58:00  赵敏 e1001  6709354699357234567",
        "  10  2026-11-20 18:02:00  Li e1002    6709354699357234568",
      ])
  }

  @Test("stand in a question in rows that do not break, or whose rest stands further in")
  func inQuestion() {
    let people: [[SafeText]] = [
      ["1", "2026-11-20 08:58:00", "阿卜杜热合曼·买买提 e1001", "北京总部", "补录", "6709354699357234567"],
      ["2", "2026-11-20 18:02:00", "Li e1002", "gate", "", "6709354699357234568"],
    ]
    func shown(_ columns: Int) -> [String] {
      SafeLines.wrapped(
        TextTable.lines(people, indent: 2, cutting: Self.cuts, toFit: columns), to: columns)
    }
    #expect(
      shown(80) == [
        "  1  2026-11-20 08:58:00  阿卜杜热合曼·买买提 e1001  …   …   6709354699357234567",
        "  2  2026-11-20 18:02:00  Li e1002                   g…      6709354699357234568",
      ])
    #expect(
      shown(60) == [
        "  1  2026-11-20 08:58:00  阿卜杜热合曼·买买提 e1001",
        "    6709354699357234567",
        "  2  2026-11-20 18:02:00  Li e1002",
        "    6709354699357234568",
      ])
  }

  @Test("give way one after the other, each down to what is left of it")
  func cuts() {
    let cuts = [
      TextTable.Cut(columns: [3, 4], atLeast: 6), TextTable.Cut(columns: [2], atLeast: 4),
    ]
    #expect(
      TextTable.lines(Self.rows, cutting: cuts, toFit: 68) == [
        "1   2026-11-20 08:58:00  赵敏 …  北京…   11 月…  6709354699357234567",
        "10  2026-11-20 18:02:00  Li e1…  gate            6709354699357234568",
      ])
  }
}
