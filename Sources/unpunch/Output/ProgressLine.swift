import Attendance
import Dispatch
import Foundation
import Synchronization
import Terminal
import UnpunchKit

/// One line on standard error that says how far a run is: redrawn where it stands, and gone at the end.
///
/// It is drawn when something has happened, at most four times a second, and at once where a wait begins. Where standard
/// error is no terminal, nothing is drawn.
final class ProgressLine: Sendable {
  private struct State {
    var bar: (done: Int, of: Int)?
    var counts = ""
    var activity = ""
    var columns = 0
    /// Whether it is too early to draw again.
    var isResting = false
    /// Whether something has happened since it was drawn.
    var isStale = false
    /// Until when it was said that a reading waits.
    var heldUntil: ContinuousClock.Instant?
  }

  private static let rest = DispatchTimeInterval.milliseconds(250)
  private static let queue = DispatchQueue(label: "progress")

  private let state = Mutex(State())
  private let settings: Settings
  private let isShown: Bool

  /// Makes a line that shows nothing yet.
  init(_ settings: Settings, isShown: Bool = isatty(2) == 1) {
    self.settings = settings
    self.isShown = isShown
  }

  /// Notes what is being done, and draws it where it is time to.
  func show(_ step: RunNews.Step) {
    guard isShown else { return sayWait(step) }
    state.withLock { state in
      let isWait = take(step, into: &state)
      state.isStale = true
      if isWait || !state.isResting { drawAndRest(&state) }
    }
  }

  /// Says where no line is shown that a reading waits, once for all that wait meanwhile.
  private func sayWait(_ step: RunNews.Step) {
    guard case .held(let wait) = step else { return }
    let isNews = state.withLock { state in
      if let until = state.heldUntil, until > .now { return false }
      state.heldUntil = .now + wait
      return true
    }
    if isNews { StandardError.write(words(.held(settings.platform, wait))) }
  }

  /// Says sentences, each on a line of its own above the line.
  func say(_ sentences: [String]) {
    guard !sentences.isEmpty else { return }
    state.withLock { state in
      draw(.empty, &state)
      // A terminal that takes nothing must not hold up a deletion that tells of itself.
      StandardError.write(sentences.joined(separator: "\n"), patience: .seconds(5))
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      draw(.empty, &state)
      state.isStale = false
      state.bar = nil
      state.counts = ""
    }
  }

  /// Draws, and draws again after a rest where something has happened by then.
  private func drawAndRest(_ state: inout State) {
    draw(text(state), &state)
    state.isStale = false
    guard !state.isResting else { return }
    state.isResting = true
    Self.queue.asyncAfter(deadline: .now() + Self.rest) { [weak self] in
      self?.state.withLock { state in
        state.isResting = false
        if state.isStale { self?.drawAndRest(&state) }
      }
    }
  }

  private func draw(_ text: SafeText, _ state: inout State) {
    guard isShown, state.columns > 0 || !text.isEmpty else { return }
    let blank = String(repeating: " ", count: max(0, state.columns - text.columns))
    // The cursor stays at the line's beginning, so that whatever is written next overwrites it.
    StandardError.write(raw: "\r" + text.plain + blank + "\r", patience: .zero)
    state.columns = text.columns
  }

  /// Takes a step in; tells whether it begins a wait.
  private func take(_ step: RunNews.Step, into state: inout State) -> Bool {
    switch step {
    case .reading(let done, let total):
      state.bar = (done, total)
      state.activity = words(.doingReading)
    case .deleting(.portion(let step)):
      state.bar = (step.tally.asked, step.total)
      state.counts = words(.portion(step))
    case .deleting(.deleting(.rereading)): state.activity = words(.doingRereading)
    case .deleting(.deleting(.recording)), .importing(.recording):
      state.activity = words(.doingRecording)
    case .deleting(.deleting(.sending)): state.activity = words(.doingSending)
    case .deleting(.deleting(.waiting(let duration))), .importing(.waiting(let duration)):
      state.activity = words(.doingWaiting(settings.platform, duration))
      return true
    case .deleting(.settling(.pausing(let duration, let round))),
      .settling(.pausing(let duration, let round)),
      .importing(.settling(.pausing(let duration, let round))):
      state.activity = words(.doingPausing(settings.platform, duration, round: round))
      return true
    case .deleting(.settling(.asking(let round))), .settling(.asking(let round)),
      .importing(.settling(.asking(let round))):
      state.activity = words(.doingAsking(settings.platform, round: round))
    case .importing(.importing(let done, let total)):
      state.bar = (done, total)
      state.activity = words(.doingImporting)
    case .held(let wait):
      state.activity = words(.doingWaiting(settings.platform, wait))
      return true
    }
    return false
  }

  private func text(_ state: State) -> SafeText {
    let columns = StandardError.columns
    var parts: [String] = []
    if let (done, total) = state.bar {
      let length = columns < 100 ? 10 : 20
      let filled = total > 0 ? min(length, done * length / total) : length
      parts.append(
        "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: length - filled)
          + "] \(done)/\(total)")
    }
    if !state.counts.isEmpty { parts.append(state.counts) }
    parts.append(state.activity)
    return SafeText(parts.joined(separator: " · ")).cut(to: columns - 1)
  }

  private func words(_ text: ProgressText) -> String { text.words(in: settings.language) }
}
