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
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    var lastNumber = 0
  }

  private let state = Mutex(State())

  private init() {}

  /// Whether the operator has asked to stop.
  var isAsked: Bool { state.withLock { $0.count > 0 } }

  /// Says that from now on the first signal asks, and only the second one cancels.
  ///
  /// - Parameter whenAsked: Called at the first signal.
  func finishFirst(_ whenAsked: @escaping @Sendable () -> Void) {
    state.withLock { $0.whenAsked = whenAsked }
  }

  /// Pauses, at most until the operator asks to stop.
  ///
  /// - Throws: `CancellationError` where the task is cancelled, or the operator has asked to stop.
  func pause(_ duration: Duration) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await Task.sleep(for: duration) }
      group.addTask { [self] in
        await asked()
        throw CancellationError()
      }
      try await group.next()
      group.cancelAll()
    }
  }

  /// Runs a body, and watches the signals meanwhile.
  ///
  /// - Parameter body: What is done; it must end promptly when it is cancelled.
  /// - Returns: What the body returns.
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
    let (cancels, whenAsked, waiters) = state.withLock { state in
      state.count += 1
      let waiters = Array(state.waiters.values)
      state.waiters = [:]
      return (state.whenAsked == nil || state.count > 1, state.whenAsked, waiters)
    }
    waiters.forEach { $0.resume() }
    if !cancels { whenAsked?() }
    return cancels
  }

  /// Returns when the operator has asked to stop, or the task is cancelled.
  private func asked() async {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.count > 0 || Task.isCancelled { return true }
          state.waiters[number] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
    }
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
  ///
  /// - Parameter tell: Called at each signal.
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
