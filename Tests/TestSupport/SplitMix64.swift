/// A small random generator with a seed, so that a failure can be had again.
///
/// Steele, Lea and Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// Begins with a seed.
  ///
  /// - Parameter seed: The same seed gives the same numbers.
  package init(seed: UInt64) {
    state = seed
  }

  /// The next number.
  ///
  /// - Returns: Any of 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The next number from 0 up to, but not including, a limit.
  ///
  /// - Parameter limit: The limit; at least 1.
  /// - Returns: The number.
  package mutating func next(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}
