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
