import Attendance
import Foundation
import Testing

@testable import UnpunchKit

@Suite("Folding texts for a search")
struct FoldingTests {
  /// Rows of marks that have to be put in order, some of which are letters until they are full-width.
  private static let rows = [
    "\u{301}\u{323}", "\u{323}\u{301}", "\u{FF9E}\u{323}", "\u{F73}\u{301}", "\u{344}\u{323}",
    "\u{20DD}\u{323}\u{301}",
  ]

  @Test(
    "no more marks are composed as one than Unicode's own limit, and no more text is taken than is searched",
    arguments: rows)
  func parts(_ row: String) {
    let text = "a" + String(repeating: row, count: 80_000)
    let parts = FoldedText.parts(of: text)
    #expect(parts.allSatisfy { $0.unicodeScalars.count <= 31 })
    #expect(parts.joined().utf8.count <= FoldedText.longest)
    #expect(FoldedText.folded(text).utf8.count <= 40 * FoldedText.longest)
  }

  @Test("what people write is one part, and folded as before")
  func usual() {
    for text in ["北京总部 Ａ座", "Cafe\u{301}", "ﾊﾟｽ ＡＢＣ", "Việt Nam", "한국어", "👩‍💻 e\u{301}\u{323}", ""] {
      #expect(FoldedText.parts(of: text).count == 1)
      #expect(
        Array(FoldedText.folded(text).utf8)
          == Array(text.precomposedStringWithCompatibilityMapping.lowercased().utf8))
    }
  }
}
