/// A small generator of numbers that look random and are the same for the same seed, on every
/// machine.
///
/// SplitMix64: <https://prng.di.unimi.it/splitmix64.c> (read 2026-11-23).
struct SplitMix: Sendable {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number of a range; ranges here are far too short for the bias of a remainder to show.
  mutating func next(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// Sixteen hexadecimal digits.
  mutating func nextHex() -> String {
    let digits = String(next(), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Gives out record ids: 19 digits, each larger than the one before, with gaps.
///
/// They are beyond 2^53, so that a client that takes one for a number of JavaScript's kind is found
/// out.
struct RecordIdentifiers: Sendable {
  private var last = 6_709_354_699_356_941_000
  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(seed: seed ^ 0x1d)
  }

  mutating func next() -> String {
    last += random.next(in: 3...997)
    return String(last)
  }
}
