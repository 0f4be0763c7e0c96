/// Whether a question listens: from half a second on after it came on the screen, and anew after it was not drawn.
struct Attention: Sendable, Equatable {
  /// Whether it listens.
  private(set) var isAwake = false
  /// The request for the half second; nil where that has not begun, or is over.
  private(set) var waking: Generation?

  /// Takes the request that the question was opened with, where there is one.
  init(waking: Generation? = nil) { self.waking = waking }

  /// Begins the half second, unless it has begun or is over.
  ///
  /// - Parameter generation: Makes the generation of a new request for the time.
  /// - Returns: That request; nil where none is needed.
  mutating func watch(_ generation: () -> Generation) -> Generation? {
    guard !isAwake, waking == nil else { return nil }
    let new = generation()
    waking = new
    return new
  }

  /// Notes that the question is covered, or not drawn: its half second begins anew.
  mutating func cover() { self = Attention() }

  /// Takes that half a second is over.
  mutating func wake(_ generation: Generation) {
    guard waking == generation else { return }
    (isAwake, waking) = (true, nil)
  }
}
