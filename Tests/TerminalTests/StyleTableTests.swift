import Terminal
import Testing

@Suite("Looking styles up")
struct StyleTableTests {
  @Test(
    "has the cursor row reversed and nothing dim on it, whatever is said", arguments: Theme.allCases
  )
  func cursorRow(theme: Theme) {
    let table = StyleTable(theme: theme)
    for role in Role.allCases {
      let rendition = table.rendition(of: Style(role).onCursorRow)
      #expect(rendition.attributes.contains(.reverse))
      #expect(!rendition.attributes.contains(.dim))
    }
  }

  @Test("uses no colour in mono, and shows there what has the focus, is selected or failed")
  func mono() {
    let table = StyleTable(theme: .mono)
    #expect(table.colors.isEmpty)
    for role in Role.allCases { #expect(table.rendition(of: Style(role)).foreground == nil) }
    let text = table.rendition(of: .text)
    for style in [Style.fieldFocused, .field, .selected, .failure, .warning, .error, .danger, .dim]
    {
      #expect(table.rendition(of: style) != text)
    }
    #expect(table.rendition(of: .field) != table.rendition(of: .fieldFocused))
  }

  @Test(
    "tells success, failure and warning apart by colour, on the cursor row too",
    arguments: [Theme.auto, .dark, .light])
  func outcomes(theme: Theme) {
    let table = StyleTable(theme: theme)
    for change in [{ $0 }, { $0.onCursorRow }] as [(Style) -> Style] {
      let colors = [Style.success, .failure, .warning].map {
        table.rendition(of: change($0)).foreground
      }
      #expect(!colors.contains(nil))
      #expect(Set(colors).count == 3)
      #expect(Set(colors.map { $0?.of8 }).count == 3)
    }
  }

  @Test("keeps to the terminal's own eight colours in auto")
  func auto() {
    for color in StyleTable(theme: .auto).colors {
      #expect((1...6).contains(color.of8))
      #expect(color.of256 == color.of8)
    }
  }

  @Test("falls back to one of eight colours in every theme", arguments: Theme.allCases)
  func fallsBack(theme: Theme) {
    for color in StyleTable(theme: theme).colors {
      #expect((1...6).contains(color.of8))
      #expect((0..<256).contains(color.of256))
    }
  }

  @Test("names a style for each role")
  func styles() {
    let styles: [Style] = [
      .text, .dim, .header, .title, .label, .border, .hint, .hintKey, .field, .fieldFocused,
      .selected, .success, .failure, .warning, .error, .demo, .danger,
    ]
    #expect(styles == Role.allCases.map { Style($0) })
  }
}
