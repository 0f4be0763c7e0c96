import Attendance
import Terminal
import UnpunchKit

extension ConfirmDialog {
  func draw(into frame: inout Frame, _ stage: Stage) {
    guard differences.isEmpty else { return drawDifferences(into: &frame, stage) }
    let context = stage.context
    let view = QuestionView(
      title: .confirm(.title(plan.items.count)), edge: .failure, layout: layout(stage.room),
      consequences: [.confirm(.consequenceResults), .confirm(.consequenceUndo)],
      hints: ConfirmCommand.bindings.hints(), isAsking: working == nil,
      message: message(stage)
    ) { row, columns in
      let line = line(plan.items[row])
      return (line.whole(context, columns: columns, showsComment: columns >= 92), .selected)
    }
    frame.draw(question, view, stage)
  }

  private func line(_ item: Selection.Item) -> RecordLine {
    RecordLine(
      number: (plan.items.firstIndex(of: item) ?? 0) + 1, record: item.record, id: item.id,
      name: plan.names[item.record.userID], includesFormer: plan.includesFormer)
  }

  private func message(_ stage: Stage) -> (SafeText, Style) {
    let context = stage.context
    if let working {
      return workLine(
        .confirm(.working(working.progress, seconds: working.seconds)),
        quitsThen: .confirm(.quitsThen), stage)
    }
    if let complaint = question.complaint { return (context.words(complaint), .warning) }
    if let refused { return (context.words(.confirm(.notStarted(refused))), .error) }
    return switch reading {
    case .running: (context.words(.confirm(.rereadRunning)), .dim)
    case .ended(.same): (context.words(.confirm(.rereadSame)), .dim)
    case .ended(.differs): (.empty, .dim)
    case .ended(.failed(let error)):
      (context.words(.confirm(.notStarted(.readingFailed(error)))), .error)
    }
  }

  // MARK: - What differs from the frozen list

  /// The lines of what differs from the frozen list, in a room; nothing is sent.
  func differencesBox(_ stage: Stage) -> TextBox {
    TextBox(most: 112, foot: 2, room: stage.room) { columns in
      let intro = stage.context.words(.confirm(.differenceIntro)).wrapped(to: columns)
      return intro.map { [($0, .text)] }
        + differences.flatMap { lines($0, stage.context, columns: columns) }.map { [$0] }
    }
  }

  private func drawDifferences(into frame: inout Frame, _ stage: Stage) {
    let inside = differencesBox(stage).draw(
      into: &frame, title: stage.context.words(.confirm(.differenceTitle)), style: .warning,
      from: differencesTop, stage.context)
    frame.keyLine(ConfirmCommand.differenceBindings.hints(), in: inside, stage.context)
  }

  /// A record, and under it what became of it.
  private func lines(
    _ difference: Rereading.Difference, _ context: AppContext, columns: Int
  ) -> [(SafeText, Style)] {
    let item = difference.item
    var lines: [(SafeText, Style)] = [
      (line(item).whole(context, columns: columns, showsComment: false), .selected)
    ]
    func add(_ text: Text, _ style: Style) {
      lines += context.words(text).wrapped(to: columns - 4).map { (SafeText("    ") + $0, style) }
    }
    switch difference.change {
    case .gone:
      add(.confirm(.recordGone), .failure)
      if let earlier = earlier[item.id] {
        add(.settling(.earlier(earlier, context.minute(earlier.at))), .text)
      }
    case .sharedID: add(.records(.sharedID), .failure)
    case .fields(let fields, let later):
      for field in fields {
        var (was, now) = (context.text(of: field, item.record), context.text(of: field, later))
        // Texts that look the same are told apart by what they are made of.
        if was.plain == now.plain, let old = item.record.text(of: field),
          let new = later.text(of: field)
        {
          let (left, right) = ExactText.toldApart(old, new, length: 200)
          (was, now) = (SafeText(left), SafeText(right))
        }
        add(
          .confirm(.fieldChanged(DetailsText(field), was: was.plain, now: now.plain)), .warning)
      }
    }
    return lines
  }
}

extension AppContext {
  /// What a record says in a compared field, as the details say it; a dash if it says nothing.
  fileprivate func text(of field: FlowRecord.Field, _ record: FlowRecord) -> SafeText {
    switch field {
    case .checkTime: time(record.checkTime)
    case .type: record.type.map { words(.details(.flowType($0))) } ?? "—"
    case .isField: yesNo(record.isField) ?? "—"
    case .isWifi: yesNo(record.isWifi) ?? "—"
    case .userID, .creatorID, .locationName, .comment, .externalID, .idempotentID, .ssid, .bssid:
      Self.orDash(record.text(of: field)?.text ?? "")
    }
  }
}

extension DetailsText {
  /// What the details call a compared field.
  fileprivate init(_ field: FlowRecord.Field) {
    self =
      switch field {
      case .userID: .user
      case .checkTime: .time
      case .creatorID: .creator
      case .locationName: .place
      case .comment: .comment
      case .type: .type
      case .externalID: .external
      case .idempotentID: .idempotent
      case .isField: .field
      case .isWifi: .wifi
      case .ssid: .ssid
      case .bssid: .bssid
      }
  }
}
