import Terminal

/// A dialog that asks for a typed count before some work, and shows the work.
protocol QuestionDialog: Dialog {
  /// How far the work has got.
  associatedtype Progress: Sendable, Equatable

  /// The question; nil: it is not asked yet, or not at all.
  var asked: TypedQuestion? { get set }
  /// The work that is under way, for so many seconds now; nil: none is.
  var working: Working<Progress>? { get set }
  /// Which requests belong to it.
  var generation: Generation { get }
  /// Whether the list is shown.
  var showsList: Bool { get }
  /// What is said when it is closed without an answer.
  var closingNotice: Text { get }

  /// How the question is laid out in a room.
  func layout(_ room: Size) -> QuestionLayout
}

/// Work that is under way.
struct Working<Progress: Sendable & Equatable>: Sendable, Equatable {
  /// How far it has got.
  var progress: Progress
  /// For how many seconds.
  var seconds = 0
}

extension QuestionDialog {
  var isScrolled: Bool { true }
  var isTypingText: Bool { asked?.focus == .reason }
  var whenLeftAlone: [Wish]? { [.close, .cancel(generation)] }

  /// Closes it; nothing was sent.
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

  mutating func scroll(_ movement: Movement, _ room: Size) {
    let height = layout(room).listHeight
    asked?.scroll(movement, height: height)
  }

  /// What a key is not taken for now; nil: the question listens.
  func refusalOfKeys() -> [Wish]? {
    if working != nil { return [.notice(.deadKey(.underWay), .dim)] }
    return asked?.attention.isAwake == true ? nil : [.notice(.deadKey(.notAwake), .dim)]
  }

  /// What is said while the work is under way: how far it has got, and what `Ctrl-C` does, or has done.
  func workLine(_ progress: Text, quitsThen: Text, _ stage: Stage) -> (SafeText, Style) {
    let next = stage.ending == nil ? .confirm(.finishThenQuit) : quitsThen
    return (stage.context.words(progress) + " " + stage.context.words(next), .warning)
  }

  /// Takes Enter.
  ///
  /// - Returns: The reason, if it is a yes.
  mutating func accept(_ stage: Stage) -> String? {
    guard var question = asked else { return nil }
    let isYes = question.accept(isTogether: stage.cameTogether)
    asked = question
    return isYes ? question.reason.text : nil
  }

  /// Takes a key that is no command.
  mutating func type(_ key: Key) -> [Wish] {
    asked?.type(key) == true ? closing : []
  }
}

/// A dialog whose yes is deaf for half a second.
protocol AttentiveDialog: Dialog {
  /// Whether it listens.
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
