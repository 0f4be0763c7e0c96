import Terminal
import UnpunchKit

/// What the keys of the question do.
enum MarkCommand: Sendable, Hashable {
  case say(ByHand.Word)
  case cancel

  /// The keys where the question is about a deletion.
  static let deletionBindings: [KeyBinding<MarkCommand>] = [
    binding("g", .gone), binding("s", .stillThere), cancelBinding,
  ]

  /// The keys where the question is about an import.
  static let importBindings: [KeyBinding<MarkCommand>] = [
    binding("t", .imported), binding("n", .notImported), cancelBinding,
  ]

  private static func binding(
    _ key: Unicode.Scalar, _ word: ByHand.Word
  ) -> KeyBinding<MarkCommand> {
    KeyBinding(
      [.character(key)], .say(word), .settling(.word(word)), hint: .settling(.word(word)))
  }

  private static let cancelBinding = KeyBinding(
    [.escape, .character("q")], MarkCommand.cancel, .key(.helpBack), hint: .key(.hintBack))
}
