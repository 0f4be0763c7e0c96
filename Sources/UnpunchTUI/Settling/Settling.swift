/// The asking about one batch that is under way.
struct Settling: Sendable, Equatable {
  /// How far it has come.
  enum Phase: Sendable, Equatable {
    /// It waits; so many seconds are left, which the timer of this generation counts.
    case pausing(seconds: Int, Generation)
    /// It asks.
    case asking
    /// It was told to stop.
    case stopping
  }

  /// Which request belongs to it.
  let generation: Generation
  /// How far it has come.
  var phase = Phase.asking
}
