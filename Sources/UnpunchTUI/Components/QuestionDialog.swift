import Terminal

/// A dialog that asks for a typed count before some work, and shows the work.
protocol QuestionDialog: Dialog {
  /// How far the work has got.
  associatedtype Progress: Sendable, Equatable

  /// The question; nil: it is not asked yet, or not at all.
  var asked: TypedQuestion? { get set }
  /// The work that is under way, for so many seconds now; nil: none is.
  var working: Working<Progress>? { get set }
  var generation: Generation { get }
  /// Whether the list is shown.
  var showsList: Bool { get }
  /// What is said when it is closed without an answer.
  var closingNotice: Text { get }
  static var bindings: [KeyBinding<QuestionCommand>] { get }

  /// How the question is laid out in a room.
  func layout(_ room: Size) -> QuestionLayout
  /// Begins the work that was said yes to.
  mutating func begin(reason: String) -> [Wish]
  /// Includes the doubtful records, or leaves them out.
  mutating func toggleDoubtful()
}

/// What the keys of a question with a typed count do, apart from typing it and the reason.
enum QuestionCommand: Sendable, Hashable {
  case accept
  case otherField
  case toggleDoubtful
  case scroll(Movement)
  case cancel
  case help

  /// The keys that every question has, and some more.
  static func bindings(
    enter: Text, escape: Text, hint: Text, _ more: [KeyBinding<QuestionCommand>] = []
  ) -> [KeyBinding<QuestionCommand>] {
    [
      KeyBinding([.enter], .accept, enter),
      KeyBinding([.tab, .backTab], .otherField, .key(.helpConfirmTab), hint: .key(.hintReason)),
    ] + more + [
      KeyBinding([.up], .scroll(.up), .key(.helpUp)),
      KeyBinding([.down], .scroll(.down), .key(.helpDown)),
      KeyBinding([.pageUp], .scroll(.pageUp), .key(.helpPageUp)),
      KeyBinding([.pageDown], .scroll(.pageDown), .key(.helpPageDown)),
      KeyBinding([.escape], .cancel, escape, hint: hint),
      KeyBinding([.function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
    ]
  }
}

/// Work that is under way.
struct Working<Progress: Sendable & Equatable>: Sendable, Equatable {
  var progress: Progress
  /// For how many seconds.
  var seconds = 0
}

extension QuestionDialog {
  var isScrolled: Bool { true }
  var isTypingText: Bool { asked?.focus == .reason }
  var whenLeftAlone: [Wish]? { [.close, .cancel(generation)] }

  var closing: [Wish] { [.close, .notice(closingNotice, .dim), .cancel(generation)] }

  mutating func fire(_ timer: Timer, _ generation: Generation, _ stage: inout Stage) -> [Wish] {
    switch timer {
    case .questionDeadTime:
      asked?.attention.wake(generation)
    case .rowsStood:
      asked?.rowsStood(generation)
    case .workingSecond where generation == self.generation && working != nil:
      working?.seconds += 1
      return [.wait(timer, generation)]
    case .workingSecond, .inquirySecond, .lateQuestion, .news, .lastPatience,
      .platformWait:
      break
    }
    return []
  }

  mutating func watchRows(isDrawn: Bool, _ stage: inout Stage) -> [Wish] {
    guard var question = asked else { return [] }
    let wishes =
      question.attention.watch(isDrawn: isDrawn, &stage)
      + question.watchRows(isDrawn: isDrawn && showsList, &stage)
    asked = question
    return wishes
  }

  mutating func paste(_ text: String, _ stage: inout Stage) -> [Wish] {
    if working == nil { asked?.paste(text) }
    return []
  }

  mutating func keepListInSight(_ room: Size) {
    let height = layout(room).listHeight
    asked?.keepInSight(height: height)
  }

  mutating func toggleDoubtful() {}

  /// What a key is not taken for now; nil: the question listens.
  func refusalOfKeys() -> [Wish]? {
    if working != nil { return [.notice(.deadKey(.underWay), .dim)] }
    return asked?.attention.isAwake == true ? nil : [.notice(.deadKey(.notAwake), .dim)]
  }

  /// What is said while the work is under way: how far it has got, and what `Ctrl-C` does, or has done.
  func workLine(
    _ progress: Text, finishes: Text = .confirm(.finishThenQuit), quitsThen: Text, _ stage: Stage
  ) -> (SafeText, Style) {
    let next = stage.ending == nil ? finishes : quitsThen
    return (stage.context.words(progress) + " " + stage.context.words(next), .warning)
  }

  /// Handles a key while it asks.
  mutating func answer(_ key: Key, _ stage: Stage) -> [Wish] {
    guard var question = asked else { return [] }
    question.complaint = nil
    var isYes = false
    var wishes: [Wish] = []
    var command = Self.bindings.command(for: key)
    // In the reason a letter is text.
    if command == .toggleDoubtful, question.focus == .reason { command = nil }
    switch command {
    case .accept: isYes = question.accept(isTogether: stage.cameTogether)
    case .otherField: question.changeFocus()
    case .toggleDoubtful: break
    case .scroll(let movement): question.scroll(movement, height: layout(stage.room).listHeight)
    case .cancel: wishes = closing
    case .help: wishes = [.help]
    case nil: if question.type(key) { wishes = closing }
    }
    asked = question
    if command == .toggleDoubtful { toggleDoubtful() }
    return isYes ? begin(reason: question.reason.text) : wishes
  }
}

/// A dialog whose yes is deaf for half a second.
protocol AttentiveDialog: Dialog {
  var attention: Attention { get set }
}

extension AttentiveDialog {
  mutating func fire(_ timer: Timer, _ generation: Generation, _ stage: inout Stage) -> [Wish] {
    if timer == .questionDeadTime { attention.wake(generation) }
    return []
  }

  mutating func watchRows(isDrawn: Bool, _ stage: inout Stage) -> [Wish] {
    attention.watch(isDrawn: isDrawn, &stage)
  }

  /// Why a yes is not taken now; nil: it is.
  func refusalOfYes(_ stage: Stage) -> [Wish]? {
    guard attention.isAwake else { return [.notice(.deadKey(.notAwake), .dim)] }
    // It comes as a paste does that is not marked.
    return stage.cameTogether ? [.notice(.deadKey(.typedAhead), .dim)] : nil
  }
}

/// Whether a question listens: from half a second on after it came on the screen, and anew after it was not drawn.
struct Attention: Sendable, Equatable {
  /// Whether it listens.
  private(set) var isAwake = false
  /// The request for the half second; nil: that has not begun, or is over.
  private(set) var waking: Generation?

  /// Takes the request that the question was opened with, if there is one.
  init(waking: Generation? = nil) { self.waking = waking }

  /// Begins the half second, unless it has begun or is over; if the question is covered, or not drawn, it begins anew later.
  mutating func watch(isDrawn: Bool, _ stage: inout Stage) -> [Wish] {
    guard isDrawn else {
      self = Attention()
      return []
    }
    guard !isAwake, waking == nil else { return [] }
    let new = stage.nextGeneration()
    waking = new
    return [.wait(.questionDeadTime, new)]
  }

  /// Takes that half a second is over.
  mutating func wake(_ generation: Generation) {
    guard waking == generation else { return }
    (isAwake, waking) = (true, nil)
  }
}
