public import Attendance
public import UnpunchKit

extension RecordSource {
  /// What a source is called on the screen and in a table.
  ///
  /// It is a short name, at most nine columns.
  public var name: Bilingual {
    switch self {
    case .imported, .perhapsImported, .ownPunch, .machine, .administrator, .makeUp, .system:
      kind.name
    case .unknown(.some(let type)): Bilingual("type \(type)", "类型 \(type)")
    case .unknown(nil): Bilingual(same: "—")
    }
  }
}

extension Counts {
  /// The counts as the outcome screen has them: `asked 10 · deleted 7 · not deleted 3`.
  public var words: Bilingual {
    parts.map { $0.text.words(.feishu) }.joined(separator: Bilingual(same: " · "))
  }

  /// The parts of the line, each with its pane, or nil for what was asked; what is unknown only where there is some.
  var parts: [(text: Text, pane: Pane?)] {
    [
      (.outcome(.asked(asked)), nil),
      (.outcome(.countOf(.done, deleted, .deletion)), deleted > 0 ? .done : nil),
      (.outcome(.countOf(.notDone, notDeleted, .deletion)), notDeleted > 0 ? .notDone : nil),
    ] + (unknown > 0 ? [(.outcome(.countOf(.unknown, unknown, .deletion)), .unknown)] : [])
  }
}

extension UndoCounts {
  /// The counts as the screen has them: `asked 7 · imported 6 · not imported 1`.
  public var words: Bilingual {
    parts.map { $0.text.words(.feishu) }.joined(separator: Bilingual(same: " · "))
  }

  /// The parts of the line, each with its pane, or nil for what was asked; what is unknown only where there is some.
  var parts: [(text: Text, pane: Pane?)] {
    [
      (.outcome(.asked(asked)), nil),
      (.outcome(.countOf(.done, imported, .undo)), imported > 0 ? .done : nil),
      (.outcome(.countOf(.notDone, notImported, .undo)), notImported > 0 ? .notDone : nil),
    ] + (unknown > 0 ? [(.outcome(.countOf(.unknown, unknown, .undo)), .unknown)] : [])
  }
}
