import Attendance
public import Terminal

extension SetupState {
  /// Draws the whole screen into an empty frame of the state's size; pure.
  public func view(into frame: inout Frame) {
    guard isLargeEnough else {
      frame.put(
        lines: words(.tooSmall).wrapped(to: size.columns).map { ($0, .warning) }, in: Rect(size))
      return
    }
    frame.put(
      [
        (SafeText(" unpunch · ") + words(.setup(.title)), .title),
        (
          SafeText("   ")
            + words(.setup(.step(step.rawValue + 1, of: Step.allCases.count))), .dim
        ),
      ], at: Position(column: 0, row: 0))
    let columns = min(size.columns - 4, 96)
    var row = 2
    func put(_ text: SafeText, _ style: Style, into frame: inout Frame) {
      for line in text.wrapped(to: columns) where row < size.rows - 1 {
        frame.put(line, at: Position(column: 2, row: row), style: style)
        row += 1
      }
    }
    if step == .platform {
      put(words(.setup(.intro)), .text, into: &frame)
      row += 1
    }
    put(words(.setup(.heading(step))), .title, into: &frame)
    if step != .review {
      put(words(.setup(.guide(step))), .text, into: &frame)
      row += 1
    }
    switch step {
    case .platform:
      for choice in Platform.allCases {
        let isChosen = choice == platform
        put(
          SafeText(isChosen ? "(•) " : "( ) ") + words(.setup(.platformName(choice))),
          isChosen ? .fieldFocused : .text, into: &frame)
      }
      row += 1
      put(words(.setup(.demo)), .dim, into: &frame)
    case .appID: drawField(appID, at: row, into: &frame)
    case .secret: drawField(secret.masked, at: row, into: &frame)
    case .tenant: drawField(tenant, at: row, into: &frame)
    case .review:
      for (text, style) in reviewLines { put(text, style, into: &frame) }
      // What is under way or went wrong says itself what Enter does.
      if work == nil, notice == nil { put(words(.setup(.reviewGo)), .text, into: &frame) }
    }
    frame.hints(hints, context)
    drawNotice(into: &frame)
    if let help { help.draw(into: &frame, context, room: size) }
  }

  private var reviewLines: [(SafeText, Style)] {
    let name = answers.tenantName.map { SafeText($0) } ?? words(.setup(.noTenant))
    let rows: [(SetupText, SafeText)] =
      [(.label(.platform), words(.setup(.platformName(platform))))]
      + (address.map { [(.address, SafeText($0))] } ?? [])
      + [
        (.label(.appID), SafeText(answers.appID)), (.label(.secret), "••••••••"),
        (.label(.tenant), name),
      ]
    return rows.map { label, value in
      (words(.setup(label)).padded(to: 18) + value, Style.text)
    } + (size.rows >= 22 ? [(.empty, .text)] : []) + [
      (words(.setup(.reviewWill)), .title)
    ] + hanging(words(.setup(.reviewSettings(""))), paths.settings)
      + hanging(words(.setup(.reviewSecret(""))), paths.secret)
  }

  /// A path behind its name, in as many lines as it needs.
  private func hanging(_ name: SafeText, _ path: String) -> [(SafeText, Style)] {
    let columns = min(size.columns - 4, 96) - name.columns
    return SafeText(path).wrapped(to: columns).enumerated().map { index, line in
      ((index == 0 ? name : SafeText.empty.padded(to: name.columns)) + line, .text)
    }
  }

  private var hints: [HelpRow] {
    SetupCommand.bindings.hints { [step] command, text in
      step == .platform && command == .previous ? nil : text
    }.map { row in
      step == .review && row.text == .setup(.hintNext)
        ? row.saying(.setup(.hintWrite), short: .setup(.hintWriteShort)) : row
    }
  }

  private func drawField(_ field: TextField, at row: Int, into frame: inout Frame) {
    let label = words(.setup(.label(step)))
    frame.put(label, at: Position(column: 2, row: row), style: .label)
    let column = 2 + label.columns + 2
    frame.drawField(
      field,
      in: Rect(column: column, row: row, columns: min(64, size.columns - column - 2), rows: 1),
      isFocused: help == nil)
  }

  /// What is under way or went wrong, over the hint line, with as many rows as it needs.
  private func drawNotice(into frame: inout Frame) {
    let columns = size.columns - 4
    var lines: [(SafeText, Style)]
    switch work {
    case .checking: lines = [(words(.setup(.checking)), .dim)]
    case .writing: lines = [(words(.setup(.writing)), .dim)]
    case nil:
      guard let notice else { return }
      lines = words(notice).wrapped(to: columns).map { ($0, .error) }
      if case .error = notice {
        let offer: SetupText = mayWriteUnchecked ? .uncheckedOffer : .mendOffer
        lines += words(.setup(offer)).wrapped(to: columns).map { ($0, .warning) }
      }
    }
    let top = max(1, size.rows - 1 - lines.count)
    let rect = Rect(column: 2, row: top, columns: columns, rows: size.rows - 1 - top)
    frame.fill(Rect(column: 0, row: top, columns: size.columns, rows: rect.rows))
    frame.put(lines: lines, in: rect)
  }

  private func words(_ text: Text) -> SafeText {
    SafeText(text.words(in: context.language, platform: platform))
  }
}

extension TextField {
  /// The field with a dot for each character.
  var masked: TextField {
    var field = TextField(String(repeating: "•", count: text.unicodeScalars.count))
    for _ in 0..<(text.unicodeScalars.count - cursor) { _ = field.press(.left) }
    return field
  }
}
