/// What settling is doing right now.
public enum SettlementProgress: Sendable, Hashable {
  /// It waits that long before it asks for the first, second or third time.
  case pausing(Duration, round: Int)
  /// It asks for the first, second or third time.
  case asking(round: Int)
}
