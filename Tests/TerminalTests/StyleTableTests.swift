import Terminal
import Testing

/// Every theme on every kind of terminal.
private let tables = Theme.allCases.flatMap { theme in
  ColorDepth.allCases.map { StyleTable(theme: theme, depth: $0) }
}

@Suite("Looking styles up")
struct StyleTableTests {
  @Test("has the cursor row reversed and nothing dim on it, whatever is said")
  func cursorRow() {
    for table in tables {
      for role in Role.allCases {
        let rendition = table.rendition(of: Style(role).onCursorRow)
        #expect(rendition.attributes.contains(.reverse))
        #expect(!rendition.attributes.contains(.dim))
      }
    }
  }

  @Test("reverses nothing that is bold, which PuTTY shows as dark grey on the colour")
  func reversed() {
    for table in tables {
      for style in Role.allCases.flatMap({ [Style($0), Style($0).onCursorRow] }) {
        let attributes = table.rendition(of: style).attributes
        #expect(!attributes.isSuperset(of: [.bold, .reverse]), "\(style) in \(table)")
      }
    }
  }

  @Test("uses no colour in mono or without colours, and shows there what has the focus or failed")
  func mono() {
    for table in tables where table.theme == .mono || table.depth == .none {
      #expect(table.colors.isEmpty)
      for role in Role.allCases { #expect(table.rendition(of: Style(role)).foreground == nil) }
      let text = table.rendition(of: .text)
      for style in [
        Style.fieldFocused, .field, .selected, .failure, .warning, .error, .danger, .dim,
      ] {
        #expect(table.rendition(of: style) != text)
      }
      #expect(table.rendition(of: .field) != table.rendition(of: .fieldFocused))
    }
  }

  @Test("underlines nothing that boxes are drawn with, in mono")
  func boxes() {
    for table in tables where table.theme == .mono || table.depth == .none {
      for style in [Style.border, .dim, .success, .failure, .warning] {
        #expect(!table.rendition(of: style).attributes.contains(.underline))
      }
    }
  }

  @Test("tells success, failure and warning apart by colour, on the cursor row too")
  func outcomes() {
    for table in tables where table.theme != .mono && table.depth != .none {
      for change in [{ $0 }, { $0.onCursorRow }] as [(Style) -> Style] {
        let colors = [Style.success, .failure, .warning].map {
          table.rendition(of: change($0)).foreground
        }
        #expect(!colors.contains(nil))
        #expect(Set(colors).count == 3)
      }
    }
  }

  @Test("has only colours that the terminal has")
  func depths() {
    for table in tables {
      let range: Range<Int16> =
        switch table.depth {
        case .none: 0..<0
        case .eight: 1..<7
        // Black and white, grey among them, may be the background.
        case .sixteen: 1..<15
        // Those below have the shades that the person chose.
        case .many: 16..<256
        }
      for color in table.colors { #expect(range.contains(color), "\(table)") }
      #expect(table.depth != .sixteen || !table.colors.contains { (7...8).contains($0) })
    }
  }

  @Test("keeps to the terminal's own eight colours in auto where there are fewer than 256")
  func auto() {
    #expect(
      StyleTable(theme: .auto, depth: .sixteen).colors
        == StyleTable(theme: .auto, depth: .eight).colors)
  }

  @Test("has in auto none of the eight that a white or a black background swallows")
  func backgrounds() {
    let (red, green, magenta): (Int16, Int16, Int16) = (1, 2, 5)
    #expect(
      StyleTable(theme: .auto, depth: .eight).colors.isSubset(of: [red, green, magenta]))
  }

  @Test("names a style for each role")
  func styles() {
    let styles: [Style] = [
      .text, .dim, .header, .title, .label, .border, .hint, .hintKey, .field, .fieldFocused,
      .selected, .success, .failure, .warning, .error, .demo, .danger,
    ]
    #expect(styles == Role.allCases.map { Style($0) })
  }

  @Test(
    "knows how many colours are enough for what",
    arguments: [
      (-1, .none), (2, .none), (8, .eight), (16, .sixteen), (88, .sixteen), (256, .many),
      (32_767, .many),
    ] as [(Int, ColorDepth)])
  func depth(colors: Int, depth: ColorDepth) {
    #expect(ColorDepth(colors: colors) == depth)
  }

  @Test(
    "takes the background from COLORFGBG for auto, and for nothing else",
    arguments: [
      ("15;0", .dark), ("0;15", .light), ("0;default;15", .light), ("12;8", .dark), ("0;7", .light),
      ("", .auto), ("default;default", .auto), ("0;99", .auto), ("0;-1", .auto), (";", .auto),
    ] as [(String, Theme)])
  func background(value: String, theme: Theme) {
    #expect(Theme.auto.onBackground(value) == theme)
    for chosen in [Theme.dark, .light, .mono] { #expect(chosen.onBackground(value) == chosen) }
  }
}
