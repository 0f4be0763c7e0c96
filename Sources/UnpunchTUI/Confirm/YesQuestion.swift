import Attendance
import UnpunchKit

/// A question that `y` says yes to.
///
/// It is deaf to that until it has stood on the screen for half a second; no is taken at once.
struct YesQuestion: Sendable, Equatable {
  /// What is asked.
  enum Subject: Sendable, Equatable {
    /// Whether the program is to end.
    case quit
    /// Whether a search is made that takes so many calls.
    case manyCalls(FlowQuery)
    /// Whether records are selected that do not look imported, or that have a field that is not as documented; and
    /// whether the cursor goes on afterwards, as it does after a single selection.
    case unlikely([FlowRecord], movesDown: Bool)
  }

  /// What is asked.
  let subject: Subject
  /// Whether it listens.
  var attention = Attention()

  init(_ subject: Subject) { self.subject = subject }
}
