import Foundation
import Terminal
import Testing

/// A colour of a screen, and its contrast by WCAG 2.2, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
private struct Shade: Hashable, CustomStringConvertible {
  let red, green, blue: Int

  init(_ hex: Int) {
    red = hex >> 16
    green = hex >> 8 & 0xFF
    blue = hex & 0xFF
  }

  /// A colour of xterm's 256, from 16 on: a cube of six steps, and 24 greys.
  init(ofXterm number: Int16) {
    let number = Int(number)
    if number >= 232 {
      let grey = 8 + 10 * (number - 232)
      self.init(grey << 16 | grey << 8 | grey)
    } else {
      let steps = [0, 95, 135, 175, 215, 255]
      let cell = number - 16
      self.init(steps[cell / 36] << 16 | steps[cell / 6 % 6] << 8 | steps[cell % 6])
    }
  }

  var description: String { String(format: "#%02x%02x%02x", red, green, blue) }

  private var luminance: Double {
    func linear(_ value: Int) -> Double {
      let value = Double(value) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  func contrast(to other: Shade) -> Double {
    let lighter = max(luminance, other.luminance)
    let darker = min(luminance, other.luminance)
    return (lighter + 0.05) / (darker + 0.05)
  }

  static let black = Shade(0x000000)
  static let darkGrey = Shade(0x1E1E1E)
  static let white = Shade(0xFFFFFF)
  static let cream = Shade(0xFDF6E3)
}

@Suite("The contrast of 256 colours")
struct ContrastTests {
  /// Every style there is, on the cursor row too.
  private static let styles = Role.allCases.flatMap { [Style($0), Style($0).onCursorRow] }

  /// The least contrast over the backgrounds of every style with a colour of its own.
  ///
  /// Reversed, letters and background change over, and the contrast stays. Without a colour it is the
  /// terminal's own text on its own background, which is as readable as everything else there.
  private func leastContrast(_ theme: Theme, on backgrounds: [Shade]) -> Double {
    let table = StyleTable(theme: theme, depth: .many)
    let colors = Self.styles.compactMap { table.rendition(of: $0).foreground }
    #expect(colors.count >= 8)
    return colors.map { color in
      backgrounds.map { Shade(ofXterm: color).contrast(to: $0) }.min() ?? 0
    }.min() ?? 0
  }

  @Test("is as the definition has it")
  func definition() {
    #expect(Shade.black.contrast(to: .white) == 21)
    #expect(Shade.white.contrast(to: .white) == 1)
    #expect(abs(Shade(0x767676).contrast(to: .white) - 4.54) < 0.005)
    #expect(Shade(ofXterm: 16) == .black)
    #expect(Shade(ofXterm: 231) == .white)
    #expect(Shade(ofXterm: 208) == Shade(0xFF8700))
    #expect(Shade(ofXterm: 255) == Shade(0xEEEEEE))
  }

  @Test("is at least 4.5 in dark, on black and on dark grey")
  func dark() {
    #expect(leastContrast(.dark, on: [.black, .darkGrey]) >= 4.5)
  }

  @Test("is at least 4.5 in light, on white and on cream")
  func light() {
    #expect(leastContrast(.light, on: [.white, .cream]) >= 4.5)
  }

  @Test(
    "is in auto at least 4.5 on black, and 3.5 on the others: no colour has more on all of them")
  func auto() {
    #expect(leastContrast(.auto, on: [.black]) >= 4.5)
    #expect(leastContrast(.auto, on: [.darkGrey, .white, .cream]) >= 3.5)
  }

  @Test("is not left to the terminal where it could dim: dark and light dim by a colour")
  func dim() {
    for theme in [Theme.dark, .light] {
      let table = StyleTable(theme: theme, depth: .many)
      for style in Self.styles {
        #expect(!table.rendition(of: style).attributes.contains(.dim))
      }
      #expect(table.rendition(of: .dim).foreground != nil)
    }
  }
}
