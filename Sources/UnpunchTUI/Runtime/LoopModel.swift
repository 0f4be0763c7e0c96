public import Attendance
public import Terminal

/// A value that a ``Loop`` keeps: what happens changes it, and it says what is to be done.
public protocol LoopModel: Drawn, Sendable {
  /// What is to be worked on outside of the loop.
  associatedtype Request: Sendable, Equatable
  /// What came of it.
  associatedtype Reply: Sendable
  /// A wait with a meaning.
  associatedtype Delay: LoopTimer
  /// How the loop ends.
  associatedtype Exit: Sendable, Equatable

  /// Takes in what happened, and says what is to be done, in order.
  ///
  /// Total and without input or output: the same state and action always give the same state and effects.
  mutating func apply(_ action: LoopAction<Self>) -> [LoopEffect<Self>]

  /// How it ends if the terminal is gone.
  static var endingWithoutTerminal: Exit { get }

  /// Has something looked at before what was typed is taken; nothing if that is known, or being found out.
  mutating func refresh(before action: LoopAction<Self>) -> [LoopEffect<Self>]

  /// Whether what was asked for is not on the screen yet, though it will be soon.
  var isAwaiting: Bool { get }

  /// Whether a search is under way, which refuses keys in words.
  var isSearching: Bool { get }

  /// Whether `Esc` ends what is waited for, wherever it stands among what was typed.
  var isLeftByEscape: Bool { get }

  /// Whether the terminal brought the key that is taken in one piece with the one before it.
  var cameTogether: Bool { get set }

  /// Whether what was typed has to wait for what was asked for before it.
  func holds(_ action: LoopAction<Self>) -> Bool

  /// What an action that is typed does now, if it may follow others of its kind unseen; nil if it may not.
  func run(of action: LoopAction<Self>) -> Run?
}

/// A wait with a meaning.
public protocol LoopTimer: Sendable, Hashable {
  /// How long it takes.
  var duration: Duration { get }
}

/// What follows each other unseen: it acts on no row.
public enum Run: Sendable, Equatable {
  /// Moving in a list, or scrolling.
  case movement
  /// Editing a text.
  case text
}

/// Something that happened; the only thing that changes a model.
public enum LoopAction<Model: LoopModel>: Sendable {
  /// A key was pressed.
  case keyPressed(Key)
  /// Text was pasted.
  case textPasted(String)
  /// A text was pasted that is too large to take: none of it was.
  case pasteRefused
  /// The mouse was used.
  case mouseUsed(MouseEvent)
  /// A paste has begun, and its end does not come.
  case pasteStalled
  /// A paste whose end does not come was left: nothing of it was taken.
  case pasteLeft
  /// Keys, clicks or pastes were thrown away, since what they would have acted on was not shown yet.
  case typedAheadDropped
  /// Keys were refused, since what was asked for before them does not come.
  case keysRefused
  /// A press of the mouse was refused, since something else stands there than when it was pressed.
  case clickRefused
  /// The terminal has another size, also after it was resumed.
  case resized(Size)
  /// Someone asked the program from outside to end.
  case endRequested
  /// The terminal is gone.
  case terminalLost
  /// These ids were sent to the terminal's clipboard, or could not be.
  case copied([RecordID], areNew: Bool = false, isSent: Bool)
  /// Nobody has pressed a key for a while.
  case leftAlone(Idleness)
  /// A wait that was asked for is over.
  case timerFired(Model.Delay, Generation)
  /// This came of the work of a generation.
  case answered(Model.Reply, Generation)

  /// What happened on the terminal.
  init(_ event: TerminalEvent) {
    switch event {
    case .key(let key): self = .keyPressed(key)
    case .mouse(let mouse): self = .mouseUsed(mouse)
    case .paste(let text): self = .textPasted(text)
    case .pasteTooLarge: self = .pasteRefused
    case .pasteStalled: self = .pasteStalled
    case .pasteLeft: self = .pasteLeft
    case .resize(let size), .resumed(let size): self = .resized(size)
    case .signal: self = .endRequested
    case .closed: self = .terminalLost
    }
  }

  /// Whether somebody at the terminal did it.
  var isTyped: Bool {
    switch self {
    case .keyPressed, .textPasted, .pasteRefused, .mouseUsed: true
    case .pasteStalled, .pasteLeft, .typedAheadDropped, .keysRefused, .clickRefused, .resized,
      .endRequested,
      .terminalLost, .copied, .leftAlone, .timerFired, .answered:
      false
    }
  }

  /// Whether somebody means something by it: all that is typed, but for letting a button of the mouse go.
  var isMeant: Bool {
    if case .mouseUsed(let mouse) = self { mouse.action != .release } else { isTyped }
  }
}

/// Something to do, as data.
public enum LoopEffect<Model: LoopModel>: Sendable, Equatable {
  /// Work on something; its end comes back as an answer with this generation.
  case run(Model.Request, Generation)
  /// Stop what a generation does.
  case cancel(Generation)
  /// Say when this time has passed.
  case wait(Model.Delay, Generation)
  /// Say whenever nobody has pressed a key for this long, and for twice that.
  case watchIdleness(Duration, Generation)
  /// Throw away keys that were typed before what is drawn next.
  case discardTypedAhead
  /// Draw everything anew.
  case redraw
  /// Put ids on the clipboard of the person at the terminal, one a line.
  case copy([RecordID], areNew: Bool = false)
  /// Leave the terminal to the shell until the program is resumed.
  case suspend
  /// End.
  case quit(Model.Exit)
}

extension LoopModel {
  /// Nothing has to be known before a key is taken.
  public mutating func refresh(before action: LoopAction<Self>) -> [LoopEffect<Self>] { [] }
  /// What is asked for is there at once.
  public var isAwaiting: Bool { false }
  /// There is nothing to search.
  public var isSearching: Bool { false }
  /// Nothing is waited for.
  public var isLeftByEscape: Bool { false }
  /// Nothing has to wait.
  public func holds(_ action: LoopAction<Self>) -> Bool { false }
  /// Each key is shown before the next one.
  public func run(of action: LoopAction<Self>) -> Run? { nil }
}

/// Which request an answer belongs to; an answer to an older one is dropped.
public struct Generation: Sendable, Hashable {
  /// The number; larger is later.
  var number = 0

  /// The first generation.
  public init() {}

  /// Makes the next generation.
  mutating func advance() -> Generation {
    number += 1
    return self
  }
}

/// How long nobody has pressed a key, in terms of the setting `idle_timeout`.
public enum Idleness: Sendable, Hashable, CaseIterable {
  /// As long as the setting says: what was begun is dropped.
  case once
  /// Twice as long: the program ends.
  case twice
}
