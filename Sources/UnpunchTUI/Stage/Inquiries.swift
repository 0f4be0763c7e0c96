import Journal
import UnpunchKit

/// The batches that the platform is being asked about, and those that are to be asked about once more.
struct Inquiries: Sendable, Equatable {
  /// The asking about one batch that is under way.
  struct Inquiry: Sendable, Equatable {
    enum Phase: Sendable, Equatable {
      /// It waits; so many seconds are left, which the timer of this generation counts.
      case pausing(seconds: Int, Generation)
      case asking
      case stopping
    }

    let generation: Generation
    var phase = Phase.asking
  }

  /// Those under way, by the numbers of their batches.
  private(set) var running: [Int: Inquiry] = [:]
  /// Those to be asked about once more, by the numbers of their batches.
  private(set) var late: [Int: Generation] = [:]

  /// The asking about a batch that is under way; nil: there is none.
  subscript(batch: Int) -> Inquiry? { running[batch] }

  /// Whether a batch is to be asked about once more while the screens are open.
  func isLate(_ batch: Int) -> Bool { late[batch] != nil }

  /// Whether asking about a batch is under way, and was not told to stop.
  func canStop(_ batch: Int) -> Bool {
    running[batch].map { $0.phase != .stopping } ?? false
  }

  private func batch(of request: Generation) -> Int? {
    running.first { $0.value.generation == request }?.key
  }

  /// Asks about a batch, unless that is under way.
  mutating func begin(_ batch: Int, _ generation: inout Generation) -> [Wish] {
    guard running[batch] == nil else { return [] }
    let request = generation.advance()
    running[batch] = Inquiry(generation: request)
    return [.run(.settle(batch: batch), request)]
  }

  /// Tells the asking about a batch to stop.
  mutating func stop(_ batch: Int) -> [Wish] {
    guard canStop(batch), let inquiry = running[batch] else { return [] }
    running[batch]?.phase = .stopping
    return [.cancel(inquiry.generation)]
  }

  /// Takes how far asking has got.
  mutating func progress(
    _ progress: SettlementProgress, of request: Generation, _ generation: inout Generation
  ) -> [Wish] {
    guard let batch = batch(of: request), canStop(batch) else { return [] }
    switch progress {
    case .asking:
      running[batch]?.phase = .asking
      return []
    case .pausing(let pause, _):
      let tick = generation.advance()
      let seconds = max(1, Int(pause.components.seconds))
      running[batch]?.phase = .pausing(seconds: seconds, tick)
      return [.wait(.inquirySecond, tick)]
    }
  }

  /// Counts a second of a pause.
  mutating func secondElapsed(_ tick: Generation) -> [Wish] {
    for (batch, inquiry) in running {
      guard case .pausing(let seconds, tick) = inquiry.phase, seconds > 1 else { continue }
      running[batch]?.phase = .pausing(seconds: seconds - 1, tick)
      return [.wait(.inquirySecond, tick)]
    }
    return []
  }

  /// Takes that asking has ended, told to stop or not, and whether that was the late question; nil: it is not known.
  mutating func end(_ request: Generation) -> (batch: Int, wasStopped: Bool, isLate: Bool)? {
    guard let batch = batch(of: request) else { return nil }
    let wasStopped = running.removeValue(forKey: batch)?.phase == .stopping
    let isLate = late[batch] == request
    if isLate { late[batch] = nil }
    return (batch, wasStopped, isLate)
  }

  /// Has a batch asked about once more after five minutes: for a record that was still there when the platform could
  /// act late, and for one of which nothing could be learnt.
  mutating func askLater(_ batch: JournalBatch, _ generation: inout Generation) -> [Wish] {
    let questions = OpenQuestions(batch)
    guard !questions.late.isEmpty || !questions.unknown.isEmpty, late[batch.number] == nil
    else { return [] }
    let request = generation.advance()
    late[batch.number] = request
    return [.wait(.lateQuestion, request)]
  }

  /// Asks about a batch once more.
  mutating func askNow(_ request: Generation, _ generation: inout Generation) -> [Wish] {
    guard let batch = late.first(where: { $0.value == request })?.key else { return [] }
    let wishes = begin(batch, &generation)
    // If it is being asked about already, the end of that says whether it is asked about once more.
    late[batch] = wishes.isEmpty ? nil : running[batch]?.generation
    return wishes
  }

  /// Forgets that a batch was to be asked about once more, if nothing of it is open any more.
  mutating func forgetLate(_ batch: JournalBatch) {
    if OpenQuestions(batch).isEmpty { late[batch.number] = nil }
  }
}
