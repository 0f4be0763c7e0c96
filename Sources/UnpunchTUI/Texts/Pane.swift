import Attendance
import Terminal
import Wording

/// One of the three ways in which something that was asked for can have ended.
enum Pane: Sendable, Hashable, CaseIterable {
  case done
  case notDone
  case unknown

  /// The pane that a verdict on a deletion belongs to.
  init(_ verdict: Verdict) {
    switch verdict {
    case .deleted: self = .done
    case .notDeleted: self = .notDone
    case .unknown: self = .unknown
    }
  }

  /// The pane that a verdict on an import belongs to.
  init(_ verdict: UndoVerdict) {
    switch verdict {
    case .imported: self = .done
    case .notImported: self = .notDone
    case .unknown: self = .unknown
    }
  }

  var mark: String {
    switch self {
    case .done: "✓"
    case .notDone: "✗"
    case .unknown: "?"
    }
  }

  var role: Role {
    switch self {
    case .done: .success
    case .notDone: .failure
    case .unknown: .warning
    }
  }
}

extension TallyText {
  /// The pane in whose colour it is drawn; nil for what has none, or counts nothing.
  var pane: Pane? {
    switch self {
    case .deleted(let count): count > 0 ? .done : nil
    case .notDeleted(let count), .notImported(let count): count > 0 ? .notDone : nil
    case .unknown(let count): count > 0 ? .unknown : nil
    case .importedAgain(let count): count > 0 ? .done : nil
    case .batch, .asked, .skipped, .undone: nil
    }
  }
}

/// What an answer changes on the platform.
enum Purpose: Sendable, Hashable {
  case deletion
  case undo
}
