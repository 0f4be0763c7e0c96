import Dispatch
import Foundation
import Synchronization

/// The operator's wish to stop: Ctrl-C, a terminal that goes, a host that shuts down.
///
/// As long as nothing that cannot be taken back is under way, the first signal cancels the work. From
/// ``finishFirst(_:)`` on, the first one only asks to stop, so that the batch in flight is finished, and the second one
/// cancels. After that the signals are the system's again, so that a third one kills. Where the terminal goes, or the
/// host shuts down, nobody sends a second one: it comes by itself when an answer has had its time, and a little later
/// the program goes, whatever it waits for.
final class Interruption: Sendable {
  private struct State {
    var count = 0
    var whenAsked: (@Sendable () -> Void)?
    var pauses: Set<Task<Void, any Error>> = []
  }

  private let state = Mutex(State())

  private init() {}

  /// Whether the operator has asked to stop.
  var isAsked: Bool { state.withLock { $0.count > 0 } }

  /// Says that from now on the first signal asks, and only the second one cancels.
  func finishFirst(_ whenAsked: @escaping @Sendable () -> Void) {
    state.withLock { $0.whenAsked = whenAsked }
  }

  /// Pauses, at most until the operator asks to stop.
  ///
  /// - Throws: `CancellationError` where the task is cancelled, or the operator has asked to stop.
  func pause(_ duration: Duration) async throws {
    let pause = Task { try await Task.sleep(for: duration) }
    let isOver = state.withLock { state in
      state.pauses.insert(pause)
      return state.count > 0
    }
    defer { _ = state.withLock { $0.pauses.remove(pause) } }
    if isOver { pause.cancel() }
    try await withTaskCancellationHandler {
      try await pause.value
    } onCancel: {
      pause.cancel()
    }
  }

  /// Runs a body, which must end promptly when it is cancelled, and watches the signals meanwhile.
  static func watching<Value: Sendable>(
    _ body: @escaping @Sendable (Interruption) async -> Value
  ) async -> Value {
    let interruption = Interruption()
    let (signals, continuation) = AsyncStream<Void>.makeStream()
    let watch = SignalWatch { continuation.yield() }
    defer { watch.end() }
    return await withTaskGroup(of: Value?.self) { group in
      group.addTask { await body(interruption) }
      group.addTask {
        for await _ in signals where interruption.note() { break }
        watch.end()
        return nil
      }
      var result: Value?
      while let value = await group.next() {
        if let value { result = value }
        group.cancelAll()
      }
      guard let result else { preconditionFailure("The body always ends with a value.") }
      return result
    }
  }

  /// Notes a signal; tells whether it cancels.
  private func note() -> Bool {
    let (cancels, whenAsked) = state.withLock { state in
      state.count += 1
      for pause in state.pauses { pause.cancel() }
      return (state.whenAsked == nil || state.count > 1, state.whenAsked)
    }
    if !cancels { whenAsked?() }
    return cancels
  }
}

/// Takes the signals that end a program away from the system, until it ends.
private final class SignalWatch: Sendable {
  private struct Taken {
    let sources: [any DispatchSourceSignal]
    let numbers: [Int32]
  }

  private let taken: Mutex<Taken?>
  /// A little longer than an answer may take.
  private static let patience = DispatchTimeInterval.seconds(21)
  private static let lastPatience = DispatchTimeInterval.seconds(24)

  /// Takes the signals; SIGHUP only where it was not to be ignored, as `nohup` has it.
  init(_ tell: @escaping @Sendable () -> Void) {
    var numbers = [SIGINT, SIGTERM]
    var before = sigaction()
    sigaction(SIGHUP, nil, &before)
    if before.__sigaction_handler.sa_handler == nil { numbers.append(SIGHUP) }
    let queue = DispatchQueue(label: "signals")
    let sources = numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        tell()
        if number != SIGINT { Self.endSoon(on: queue, tell) }
      }
      source.activate()
      return source
    }
    taken = Mutex(Taken(sources: sources, numbers: numbers))
  }

  /// Has the work cancelled after a while, and the program gone a little later.
  private static func endSoon(on queue: DispatchQueue, _ cancel: @escaping @Sendable () -> Void) {
    queue.asyncAfter(deadline: .now() + patience, execute: cancel)
    queue.asyncAfter(deadline: .now() + lastPatience) {
      // Not exit, which waits for what is being written; as a shell tells of an end by Ctrl-C.
      _exit(128 + SIGINT)
    }
  }

  /// Gives the signals back; once is enough.
  func end() {
    guard let taken = taken.withLock({ $0.take() }) else { return }
    taken.sources.forEach { $0.cancel() }
    for number in taken.numbers { signal(number, SIG_DFL) }
  }
}
