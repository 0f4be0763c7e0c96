import Terminal

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
