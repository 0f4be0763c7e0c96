import CNcurses

extension CursesTerminal {
  /// Shows a frame: only what has changed is sent, in one write.
  ///
  /// Of a frame that does not have the
  /// size of the terminal, what lies inside is shown.
  public func draw(_ frame: Frame) {
    signals.whileWriting { update(frame) }
  }

  private func update(_ frame: Frame) {
    showCursor(frame.cursor != nil)
    werase(window)
    for row in 0..<min(frame.size.rows, size.rows) { paint(frame.row(row), row: row) }
    if let cursor = frame.cursor { wmove(window, Int32(cursor.row), Int32(cursor.column)) }
    // Before the update, or ncurses does not take the text cursor to its place.
    leaveok(window, frame.cursor == nil)
    wnoutrefresh(window)
    doupdate()
  }

  /// Shows a frame from nothing, for a screen that something else has written to.
  public func redraw(_ frame: Frame) {
    clearok(unpunch_curscr(), true)
    draw(frame)
  }

  /// Paints a row, one call for each stretch of the same style.
  private func paint(_ cells: ArraySlice<Cell>, row: Int) {
    let cells = cells.prefix(size.columns)
    var characters: [wchar_t] = []
    var start = cells.startIndex
    while start < cells.endIndex {
      let style = cells[start].style
      var end = start
      characters.removeAll(keepingCapacity: true)
      // A closure here would be checked for its actor once a cell.
      while end < cells.endIndex, cells[end].style == style {
        if case .glyph(let glyph) = cells[end].content {
          characterSet.append(glyph, to: &characters)
        }
        end += 1
      }
      palette.apply(style, to: window)
      // The last cell of the screen is drawn although ERR is returned: the cursor cannot go on.
      mvwaddnwstr(
        window, Int32(row), Int32(start - cells.startIndex), characters, Int32(characters.count))
      start = end
    }
  }

  private func showCursor(_ isShown: Bool) {
    guard isShown != isCursorShown else { return }
    isCursorShown = isShown
    // Not curs_set, which writes at once.
    unpunch_put(unpunch_capability(isShown ? "cnorm" : "civis"))
  }
}

/// The attributes and colour pairs of a theme, as the terminal in use has them.
@MainActor
struct Palette {
  private let table: StyleTable
  private var pairs: [Int16: Int16] = [:]

  /// Starts colours if they are wanted and there are any; else everything is as in `mono`.
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
