import Attendance
import FeishuAttendance

/// The waits of one undo: so often for one reason, and all of them together ten minutes at most.
struct UndoWaits {
  private let timing: WorkTiming
  private let progress: @Sendable (UndoProgress) -> Void
  /// How long may still be waited.
  private var left = Deletion.longestWaits

  /// Takes what waiting needs.
  init(timing: WorkTiming, progress: @escaping @Sendable (UndoProgress) -> Void) {
    self.timing = timing
    self.progress = progress
  }

  /// How often one record was sent again, by why.
  struct Repetitions {
    fileprivate var waits = 0
    fileprivate var renewals = 0
    fileprivate var doubts = 0
    fileprivate var lapses = 0
  }

  /// How often an import is sent again for one reason; with a new token once.
  private static let mostRepetitions = 3

  /// Waits for what an answer asks to wait for, where the import may be sent again after it at all.
  ///
  /// Where the token of the attempt had come to its end before it was used, the next one gets one.
  ///
  /// - Returns: Whether it is to be sent again now.
  mutating func pass(
    _ next: ImportJudgement.Next, _ attempt: WriteAttempt, _ repetitions: inout Repetitions
  ) async -> Bool {
    switch next {
    case .settled:
      repetitions.lapses += 1
      return attempt.lacksToken && repetitions.lapses <= Self.mostRepetitions
    case .waitAndSendAgain:
      repetitions.waits += 1
      let asked = attempt.retryAfter ?? .seconds(1)
      guard repetitions.waits <= Self.mostRepetitions, asked <= left else { return false }
      return await wait(asked)
    case .renewTokenAndSendAgain:
      repetitions.renewals += 1
      return repetitions.renewals == 1
    case .sendAgain:
      repetitions.doubts += 1
      guard repetitions.doubts <= Self.mostRepetitions else { return false }
      return await wait(.seconds(1) * repetitions.doubts)
    }
  }

  private mutating func wait(_ duration: Duration) async -> Bool {
    progress(.waiting(duration))
    let start = timing.uptime()
    // Cancelled: it is not sent again.
    let isOver = (try? await timing.pause(duration)) != nil
    left -= max(duration, timing.uptime() - start)
    return isOver
  }
}
