/// What the sandbox's company is made from: the same options give the same company.
public struct SandboxOptions: Sendable, Equatable {
  /// The number of employees, 1 to 2000.
  public let people: Int

  /// The number of days that the records span, 1 to 400; the last is ``today``.
  public let days: Int

  /// The seed of everything that looks random.
  public let seed: UInt64

  /// The last day of the records, at UTC+8.
  public let today: SandboxDay

  /// Checks and keeps the options.
  ///
  /// - Throws: ``SandboxOptionsError`` if a number is out of its range.
  public init(
    people: Int = 24, days: Int = 14, seed: UInt64 = 1, today: SandboxDay
  ) throws(SandboxOptionsError) {
    guard SandboxOptions.peopleRange.contains(people) else { throw .people(people) }
    guard SandboxOptions.daysRange.contains(days) else { throw .days(days) }
    self.people = people
    self.days = days
    self.seed = seed
    self.today = today
  }

  /// The numbers of employees that a sandbox takes.
  public static let peopleRange = 1...2000

  /// The numbers of days that a sandbox takes.
  public static let daysRange = 1...400

  /// The first day of the records.
  var firstDay: SandboxDay {
    today.adding(1 - days)
  }
}

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
