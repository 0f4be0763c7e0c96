/// Which request an answer belongs to; an answer to an older one is dropped.
public struct Generation: Sendable, Hashable, Comparable {
  /// The number; larger is later.
  var number = 0

  /// The first generation.
  public init() {}

  /// Makes the next generation.
  ///
  /// - Returns: The generation of a new request.
  mutating func advance() -> Generation {
    number += 1
    return self
  }

  /// Tells whether one generation is older than another.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
