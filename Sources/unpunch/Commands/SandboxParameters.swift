public import ArgumentParser
import Foundation
public import Sandbox

extension SandboxDay: ExpressibleByArgument {
  /// Reads a day as an option gives it: `2026-11-20`.
  ///
  /// - Parameter argument: The option's value; what is no date gives nil.
  public init?(argument: String) { self.init(argument) }
}

/// The options that say what the sandbox's company is made from.
struct SandboxParameters: ParsableArguments {
  @Option(parsing: .unconditional, help: help(.optionPeople))
  var people = 24

  @Option(parsing: .unconditional, help: help(.optionDays))
  var days = 14

  @Option(help: help(.optionSeed))
  var seed: UInt64 = 1

  @Option(help: help(.optionToday, value: "date"))
  var today: SandboxDay?

  /// The sandbox at its start.
  func state() throws -> SandboxState {
    guard SandboxOptions.peopleRange.contains(people) else {
      throw CommandFailure(OptionMistake.badPeople)
    }
    guard SandboxOptions.daysRange.contains(days) else {
      throw CommandFailure(OptionMistake.badDays)
    }
    let now = Int(Date().timeIntervalSince1970)
    return SandboxState(
      options: try SandboxOptions(
        people: people, days: days, seed: seed, today: today ?? SandboxDay(unixSeconds: now)))
  }
}
