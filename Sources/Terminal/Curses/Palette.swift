import CNcurses

/// The attributes and colour pairs of a theme, as the terminal in use has them.
@MainActor
struct Palette {
  private let table: StyleTable
  private var pairs: [Int16: Int16] = [:]

  /// Starts colours where they are wanted and there are any; else everything is as in `mono`.
  init(theme: Theme, usesColor: Bool) {
    guard usesColor, theme != .mono, has_colors(), start_color() == OK,
      use_default_colors() == OK
    else {
      table = StyleTable(theme: .mono, depth: .none)
      return
    }
    table = StyleTable(theme: theme, depth: ColorDepth(colors: Int(unpunch_colors())))
    for (index, color) in table.colors.sorted().enumerated() {
      let pair = Int16(index + 1)
      init_pair(pair, color, -1)
      pairs[color] = pair
    }
  }

  /// Sets how the next characters of a window look.
  func apply(_ style: Style, to window: UnsafeMutablePointer<WINDOW>) {
    let rendition = table.rendition(of: style)
    var attributes = attr_t(0)
    if rendition.attributes.contains(.bold) { attributes |= unpunch_bold() }
    if rendition.attributes.contains(.dim) { attributes |= unpunch_dim() }
    if rendition.attributes.contains(.underline) { attributes |= unpunch_underline() }
    if rendition.attributes.contains(.reverse) { attributes |= unpunch_reverse() }
    let pair = rendition.foreground.flatMap { pairs[$0] } ?? 0
    wattr_set(window, attributes, pair, nil)
  }
}
