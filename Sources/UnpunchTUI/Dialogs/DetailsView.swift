import Attendance
import Terminal
import UnpunchKit

/// The lines of the details of one thing at a size.
struct DetailsView {
  private let details: DetailsState
  private let context: AppContext
  private let room: Size
  /// The lines, each in its style.
  let lines: [(SafeText, Style)]

  init(_ details: DetailsState, context: AppContext, room: Size) {
    self.details = details
    self.context = context
    self.room = room
    let columns = Self.columns(room) - 4
    lines =
      switch details.subject {
      case .record(let record, let name):
        Self.lines(record, name, context, columns: columns)
      case .verdict(let entry, let answer, let name):
        Self.lines(
          Pane(entry.verdict), .deletion, context.reason(of: entry.verdict), answer, context,
          columns: columns)
          + (entry.undo.map { Self.lines($0, context, columns: columns) } ?? [])
          + [(.empty, .text)]
          + (entry.record.map { Self.lines($0, name, context, columns: columns) } ?? [
            (context.words(.outcome(.copyPurged)), .dim)
          ])
      case .undone(let entry, let answer, let name):
        Self.lines(
          Pane(entry.verdict), .undo, context.reason(of: entry.verdict, isWhole: false), answer,
          context, columns: columns)
          + [(.empty, .text)] + Self.lines(entry.record, name, context, columns: columns)
      }
  }

  /// How many lines are seen at once.
  var height: Int { max(1, min(lines.count, DialogBox.rows(in: room) - 3)) }

  private static func columns(_ room: Size) -> Int { min(96, room.columns - 2) }

  func draw(into frame: inout Frame) {
    let inside = frame.dialog(
      title: context.words(.details(.title)), columns: Self.columns(room), rows: height + 3,
      in: room)
    frame.put(lines: lines.dropFirst(details.top).prefix(height), in: inside)
    frame.closing(
      above: details.top, below: lines.count - details.top - height, in: inside, context,
      keys: details.idToCopy == nil ? nil : .details(.keys(isNew: details.isImported)))
  }

  private static func lines(
    _ record: FlowRecord, _ name: String?, _ context: AppContext, columns: Int
  ) -> [(SafeText, Style)] {
    let rows: [(Text, SafeText?)] = [
      (.details(.record), record.recordID.map { SafeText($0.rawValue) }),
      (
        .details(.time),
        [
          context.time(record.checkTime),
          context.words(.weekday(of: CivilTime(record.checkTime, in: context.zone))),
          context.zoneName,
        ].joined(separator: " ")
      ),
      (.details(.name), name.map { SafeText($0) }),
      (.details(.user), SafeText(record.userID.rawValue)),
      (.details(.creator), SafeText(record.creatorID.rawValue)),
      (.details(.source), context.sourceName(record.source)),
      (.details(.type), record.type.map { context.words(.details(.flowType($0))) }),
      (.details(.place), AppContext.orDash(record.locationName.text)),
      (.details(.comment), AppContext.orDash(record.comment.text)),
      (.details(.external), record.externalID.map { SafeText($0.text) }),
      (.details(.idempotent), record.idempotentID.map { SafeText($0.text) }),
      (.details(.field), context.yesNo(record.isField)),
      (.details(.wifi), context.yesNo(record.isWifi)),
      (.details(.ssid), record.ssid.map { SafeText($0.text) }),
      (.details(.bssid), record.bssid.map { SafeText($0.text) }),
      (
        .details(.odd),
        record.oddities.map { SafeText($0.words(in: context.language)) }
      ),
    ]
    return rows.flatMap { label, value in
      value.map { labelled(label, $0, context, columns: columns) } ?? []
    }
  }

  /// The lines about an import, under those about the deletion.
  private static func lines(
    _ verdict: UndoVerdict, _ context: AppContext, columns: Int
  ) -> [(SafeText, Style)] {
    context.reason(of: verdict, isWhole: true).flatMap { text, isPlatforms in
      text.wrapped(to: columns).map { ($0, isPlatforms ? .text : .dim) }
    }
  }

  private static func lines(
    _ pane: Pane, _ purpose: Purpose, _ reason: [(SafeText, isPlatforms: Bool)],
    _ answer: DetailsState.Answer, _ context: AppContext, columns: Int
  ) -> [(SafeText, Style)] {
    var lines: [(SafeText, Style)] = [
      (
        SafeText(pane.mark) + " " + context.words(.outcome(.verdict(pane, purpose))),
        Style(pane.role)
      )
    ]
    for (text, isPlatforms) in reason {
      lines += text.wrapped(to: columns).map { ($0, isPlatforms ? .text : .dim) }
    }
    if let cause = answer.cause {
      lines += context.words(.error(cause)).wrapped(to: columns).map { ($0, .text) }
    }
    let rows: [(Text, SafeText?)] = [
      (.details(.status), answer.status.map { SafeText(String($0)) }),
      (.details(.code), answer.code.map { SafeText($0.description) }),
      (.details(.message), answer.message.map { SafeText($0) }),
      (.details(.log), answer.logID.map { SafeText($0) }),
      (.details(.attempts), SafeText(String(answer.attempts))),
    ]
    return lines
      + rows.flatMap { label, value in
        value.map { labelled(label, $0, context, columns: columns) } ?? []
      }
  }

  private static func labelled(
    _ label: Text, _ value: SafeText, _ context: AppContext, columns: Int
  ) -> [(SafeText, Style)] {
    let width = 18
    let head = context.words(label).padded(to: width)
    let blank = SafeText.empty.padded(to: width)
    return value.wrapped(to: max(10, columns - width)).enumerated().map { index, line in
      ((index == 0 ? head : blank) + line, .text)
    }
  }
}
