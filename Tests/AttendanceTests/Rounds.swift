import Foundation

/// How many answers a test makes up with each seed.
enum Rounds {
  /// 2,000, or as many as `UNPUNCH_ANSWERS` says where that is more.
  static let count = max(
    2_000, ProcessInfo.processInfo.environment["UNPUNCH_ANSWERS"].flatMap { Int($0) } ?? 0)
}
