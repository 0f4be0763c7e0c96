/// Why options make no sandbox.
public enum SandboxOptionsError: Error, Equatable, CustomStringConvertible {
  /// The number of employees is out of its range.
  case people(Int)
  /// The number of days is out of its range.
  case days(Int)

  /// A sentence that says what to give instead.
  public var description: String {
    switch self {
    case .people(let number):
      "The sandbox takes \(range(SandboxOptions.peopleRange)) people, not \(number)."
    case .days(let number):
      "The sandbox takes \(range(SandboxOptions.daysRange)) days, not \(number)."
    }
  }

  private func range(_ range: ClosedRange<Int>) -> String {
    "\(range.lowerBound) to \(range.upperBound)"
  }
}
