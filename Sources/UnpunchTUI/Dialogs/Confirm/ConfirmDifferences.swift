import Attendance
import Terminal
import UnpunchKit

extension ConfirmDialog {
  mutating func pressOnDifferences(_ key: Key, _ stage: Stage) -> [Wish] {
    question.complaint = nil
    switch DifferenceCommand.bindings.command(for: key) {
    case .cancel: return closing
    case .help: return [.help]
    case .reload: return closing + [.reload]
    case .history: return closing + [.push(.history)]
    case .scroll(let movement):
      let box = differencesBox(stage)
      guard box.lines.count > box.height else { return [.notice(.deadKey(.allIsShown), .dim)] }
      differencesTop = box.top(differencesTop, after: movement)
      return []
    case nil:
      return [.notice(.key(.keysStandHere), .dim)]
    }
  }

  /// The lines of what differs from the frozen list, in a room; nothing is sent.
  func differencesBox(_ stage: Stage) -> TextBox {
    TextBox(most: 112, foot: 2, room: stage.room) { columns in
      let intro = stage.context.words(.confirm(.differenceIntro)).wrapped(to: columns)
      return intro.map { [($0, .text)] }
        + differences.flatMap { lines($0, stage.context, columns: columns) }.map { [$0] }
    }
  }

  func drawDifferences(into frame: inout Frame, _ stage: Stage) {
    let inside = differencesBox(stage).draw(
      into: &frame, title: stage.context.words(.confirm(.differenceTitle)), style: .warning,
      from: differencesTop, stage.context)
    frame.keyLine(DifferenceCommand.bindings.hints(), in: inside, stage.context)
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
          .confirm(.fieldChanged(DetailsText(field, plan.idKind), was: was.plain, now: now.plain)),
          .warning)
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
  fileprivate init(_ field: FlowRecord.Field, _ idKind: IDKind) {
    self =
      switch field {
      case .userID: .user(idKind)
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

/// What the keys do while the confirmation shows what differs.
enum DifferenceCommand: Sendable, Hashable {
  case scroll(Movement)
  case reload
  case history
  case cancel
  case help

  static let bindings: [KeyBinding<DifferenceCommand>] =
    [
      KeyBinding([.character("r")], .reload, .key(.helpConfirmReload), hint: .key(.hintReload)),
      KeyBinding([.character("h")], .history, .history(.help), hint: .history(.hint)),
    ] + Movement.bindings(DifferenceCommand.scroll) + [
      KeyBinding(
        [.escape, .enter, .character("q")], .cancel, .key(.helpBack),
        hint: .key(.hintBack)),
      KeyBinding([.function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
    ]
}
