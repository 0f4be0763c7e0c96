/// What a press of the mouse in a part of a frame means.
public enum Target: Hashable, Sendable {
  /// The same as a key, whose name is written there.
  case key(Key)
  /// An entry of the list on the screen, counted from zero.
  case entry(Int)
  /// A part of an entry that does something by itself, counted from zero: its mark, or one of its choices.
  case part(Int, ofEntry: Int)
}
