public import Attendance
import UnpunchKit

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

extension Tally {
  /// The counts of a deletion as its outcome has them: `asked 10 · deleted 7 · not deleted 3`.
  public var wordsOfDeletion: Bilingual { words(of: .deletion) }

  /// The counts of an undo as its outcome has them: `asked 7 · imported 6 · not imported 1`.
  public var wordsOfUndo: Bilingual { words(of: .undo) }

  private func words(of purpose: Purpose) -> Bilingual {
    parts(of: purpose).map { $0.text.words(.feishu) }.joined(separator: Bilingual(same: " · "))
  }

  /// The parts of the line, each with its pane, or nil for what was asked; what is unknown only where there is some.
  func parts(of purpose: Purpose) -> [(text: Text, pane: Pane?)] {
    [
      (.outcome(.asked(asked)), nil),
      (.outcome(.countOf(.done, done, purpose)), done > 0 ? .done : nil),
      (.outcome(.countOf(.notDone, notDone, purpose)), notDone > 0 ? .notDone : nil),
    ] + (unknown > 0 ? [(.outcome(.countOf(.unknown, unknown, purpose)), .unknown)] : [])
  }
}
