/// How long nobody has pressed a key, in terms of the setting `idle_timeout`.
public enum Idleness: Sendable, Hashable, CaseIterable {
  /// As long as the setting says: what was begun is dropped.
  case once
  /// Twice as long: the program ends.
  case twice
}
