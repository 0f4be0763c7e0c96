import Attendance
import Terminal
import UnpunchKit

/// The lines of what differs from the frozen list, in a room; nothing is sent.
struct DifferencesView {
  private let confirm: ConfirmState
  private let context: AppContext
  private let room: Size
  /// The lines, each in its style.
  let lines: [(SafeText, Style)]

  init(_ confirm: ConfirmState, context: AppContext, room: Size) {
    self.confirm = confirm
    self.context = context
    self.room = room
    let columns = Self.columns(room) - 4
    lines =
      context.words(.confirm(.differenceIntro)).wrapped(to: columns).map { ($0, .text) }
      + confirm.differences.flatMap { Self.lines($0, confirm, context, columns: columns) }
  }

  /// How many lines are seen at once.
  var height: Int { max(1, min(lines.count, DialogBox.rows(in: room) - 4)) }

  private static func columns(_ room: Size) -> Int { min(112, room.columns - 2) }

  /// A record, and under it what became of it.
  private static func lines(
    _ difference: Rereading.Difference, _ confirm: ConfirmState, _ context: AppContext,
    columns: Int
  ) -> [(SafeText, Style)] {
    let item = difference.item
    let number = (confirm.plan.items.firstIndex(of: item) ?? 0) + 1
    let line = RecordLine(
      number: number, record: item.record, id: item.id,
      name: confirm.plan.names[item.record.userID],
      includesFormer: confirm.plan.includesFormer)
    var lines: [(SafeText, Style)] = [
      (line.whole(context, columns: columns, showsComment: false), .selected)
    ]
    func add(_ text: Text, _ style: Style) {
      lines += context.words(text).wrapped(to: columns - 4).map { (SafeText("    ") + $0, style) }
    }
    switch difference.change {
    case .gone:
      add(.confirm(.recordGone), .failure)
      if let earlier = confirm.earlier[item.id] {
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

  func draw(into frame: inout Frame) {
    let inside = frame.dialog(
      title: context.words(.confirm(.differenceTitle)), columns: Self.columns(room),
      rows: height + 4, style: .warning, in: room)
    frame.put(
      lines: lines, from: confirm.differencesTop, height: height, in: inside, more: .dim, context)
    frame.keyLine(ConfirmCommand.differenceBindings.hints(), in: inside, context)
  }
}

extension AppContext {
  /// What a record says in a compared field, as the details say it; a dash where it says nothing.
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
