import Terminal

/// What the keys of the question do.
enum MarkCommand: Sendable, Hashable {
  case gone
  case stillThere
  case cancel

  /// The keys of the question.
  static let bindings: [KeyBinding<MarkCommand>] = [
    KeyBinding([.character("g")], .gone, .settling(.itIsGone), hint: .settling(.itIsGone)),
    KeyBinding(
      [.character("s")], .stillThere, .settling(.itIsStillThere), hint: .settling(.itIsStillThere)),
    KeyBinding([.escape, .character("q")], .cancel, .helpBack, hint: .hintBack),
  ]
}
