import Attendance
import Synchronization
public import Terminal

/// The one loop: what happened goes into the state, what is to be done comes out, and each batch is drawn once.
@MainActor
public final class Loop<Model: LoopModel> {
  /// Does one piece of work, and posts what comes of it; returns when it is done or its task is cancelled.
  public typealias Perform =
    @Sendable (Model.Request, Generation, @escaping @Sendable (Model.Reply) -> Void) async -> Void

  let display: any Display
  private let perform: Perform
  let mailbox = Mailbox<Model>()
  var state: Model
  /// What came and was not applied yet, in order.
  var waiting: [Letter<Model>] = []
  /// What was shown last.
  var shown: Model
  /// Whether something was applied since.
  var isBehind = false
  /// Whether nothing that is on the screen is trusted.
  var needsRedraw = false
  /// What the last action that was typed did, if those that follow may do the same unseen.
  var lastRun: Run?
  /// Which reading of the terminal brought the last action that was typed.
  var lastRead: Int?
  /// Waits for keys having waited too long; nil while none waits.
  var patience: Task<Void, Never>?
  /// Whether they have, so that those that follow are refused at once.
  var isImpatient = false
  /// How long there must be a pause after keys that a search has refused, until keys are taken again.
  static var deafTime: Duration { .milliseconds(500) }
  /// Until when what is typed belongs to what a search has refused; nil if it has refused nothing.
  var deafUntil: ContinuousClock.Instant?
  /// How long a key waits for what was asked for before it.
  let longestWait: Duration
  /// What is being done: each task is owned here, and takes itself out when it has ended.
  private var tasks: [Int: (generation: Generation, task: Task<Void, Never>)] = [:]
  private var started = 0
  private var reads = 0
  /// When a key was pressed last, or the mouse used; before there was any, when the program started.
  private var lastTyped = ContinuousClock.now

  /// Makes a loop.
  ///
  /// - Parameters:
  ///   - state: The first state.
  ///   - display: Where it is shown.
  ///   - longestWait: How long a key waits for what was asked for before it, until it is refused in words.
  ///   - perform: How a piece of work is done.
  public init(
    _ state: Model, on display: any Display, longestWait: Duration = .seconds(2),
    perform: @escaping Perform
  ) {
    self.state = state
    shown = state
    self.display = display
    self.longestWait = longestWait
    self.perform = perform
  }

  /// Runs until the program is to end; whatever was still being done is cancelled, and has ended.
  public func run(
    _ first: [LoopEffect<Model>], events: AsyncStream<[TerminalEvent]>
  ) async -> (Model.Exit, Model) {
    let mailbox = mailbox
    let reader = Task { @MainActor in
      for await batch in events { post(batch) }
      mailbox.post(.terminalLost)
    }
    var ending = carryOut(first)
    show()
    if ending == nil {
      for await _ in mailbox.signals {
        ending = takeTurn()
        if ending != nil { break }
      }
    }
    reader.cancel()
    mailbox.close()
    patience?.cancel()
    await patience?.value
    let rest = tasks.values.map(\.task)
    for task in rest { task.cancel() }
    for task in rest { await task.value }
    return (ending ?? Model.endingWithoutTerminal, state)
  }

  /// Puts in all that was read together before the loop has its turn.
  private func post(_ batch: [TerminalEvent]) {
    if batch.contains(where: \.isTyped) { lastTyped = .now }
    reads += 1
    mailbox.post(
      batch.map { event in
        var letter = Letter<Model>(action: LoopAction(event))
        if letter.action.isTyped { letter.read = reads }
        if case .mouse(let mouse) = event { letter.aim = shown.aim(of: mouse) }
        return letter
      })
  }

  func carryOut(_ effects: [LoopEffect<Model>]) -> Model.Exit? {
    for effect in effects {
      switch effect {
      case .quit(let ending):
        return ending
      case .redraw:
        needsRedraw = true
      case .discardTypedAhead:
        discardTypedAhead()
      case .copy(let ids, let areNew):
        let text = ids.map(\.rawValue).joined(separator: "\n")
        mailbox.post(.copied(ids, areNew: areNew, isSent: display.copy(text)))
      case .suspend:
        display.suspend()
        // Whoever let it go on has pressed keys to do so.
        lastTyped = .now
      case .cancel(let generation):
        for part in tasks.values where part.generation == generation { part.task.cancel() }
      case .wait(let timer, let generation):
        start(generation) { loop in
          try await Task.sleep(for: timer.duration)
          loop.mailbox.post(.timerFired(timer, generation))
        }
      case .watchIdleness(let timeout, let generation):
        start(generation) { try await $0.watchIdleness(timeout) }
      case .run(let work, let generation):
        start(generation) { loop in
          let mailbox = loop.mailbox
          await loop.perform(work, generation) { mailbox.post(.answered($0, generation)) }
        }
      }
    }
    return nil
  }

  /// Starts a task that the loop owns: it is cancelled by its generation, and ended before the loop returns.
  private func start(
    _ generation: Generation, _ body: @escaping @MainActor (Loop) async throws -> Void
  ) {
    started += 1
    let number = started
    let task = Task {
      do { try await body(self) } catch {
        // Cancelled: nobody waits for it any more.
      }
      self.tasks[number] = nil
    }
    tasks[number] = (generation, task)
  }

  /// Says when nobody has pressed a key for a while; a key costs nothing, it is looked for when the time is over.
  private func watchIdleness(_ timeout: Duration) async throws {
    var seen = lastTyped
    var told = 0
    while told < Idleness.allCases.count {
      try await Task.sleep(until: seen + timeout * (told + 1), clock: .continuous)
      if lastTyped != seen {
        seen = lastTyped
        told = 0
      } else {
        mailbox.post(.leftAlone(Idleness.allCases[told]))
        told += 1
      }
    }
  }
}

extension TerminalEvent {
  /// Whether somebody at the terminal did it.
  fileprivate var isTyped: Bool {
    switch self {
    case .key, .mouse, .paste, .pasteTooLarge, .pasteLeft: true
    case .pasteStalled, .resize, .resumed, .signal, .closed: false
    }
  }
}

/// An action that waits for the loop, and what is known of how it came.
struct Letter<Model: LoopModel>: Sendable {
  let action: LoopAction<Model>
  /// Which reading of the terminal brought it; nil if none did.
  var read: Int?
  /// What stood at the place of a press of the mouse when it came; nil for all others, and if nothing stood there.
  var aim: Aim?
}

/// Where actions wait for the loop, in the order in which they came.
final class Mailbox<Model: LoopModel>: Sendable {
  private let waiting = Mutex<[Letter<Model>]>([])
  private let wakeUps = AsyncStream.makeStream(
    of: Void.self, bufferingPolicy: .bufferingNewest(1))

  /// Says that something waits; ends when the mailbox is closed.
  var signals: AsyncStream<Void> { wakeUps.stream }

  func post(_ action: LoopAction<Model>) { post([Letter<Model>(action: action)]) }

  /// Puts in what came together.
  func post(_ letters: [Letter<Model>]) {
    waiting.withLock { $0 += letters }
    wakeUps.continuation.yield()
  }

  func takeAll() -> [Letter<Model>] {
    waiting.withLock { letters in
      defer { letters = [] }
      return letters
    }
  }

  /// Ends ``signals``.
  func close() { wakeUps.continuation.finish() }
}
