import ArgumentParser
import Attendance
import CProcess
import Foundation
import Sandbox
import UnpunchKit

/// The program: its commands, and the interactive screens where none is named.
@main
struct Unpunch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unpunch",
    abstract: say(.abstract),
    discussion: say(.discussion),
    version: Version.current,
    subcommands: [
      DemoCommand.self, QueryCommand.self, DeleteCommand.self, HistoryCommand.self,
      UndoCommand.self, SettleCommand.self, VerifyCommand.self, PurgeCommand.self,
      DoctorCommand.self, InitCommand.self, SandboxCommand.self,
    ],
    helpNames: [.long, .short])

  @OptionGroup var find: FindOptions
  @OptionGroup var common: CommonOptions

  /// Parses and runs; every way to fail ends in one sentence on standard error and a documented exit code.
  static func main() async {
    // Before anything of the environment, of a file or of the network can make it crash.
    unpunch_crash_alone()
    // Who reads what is printed may go before the end: that must neither end a deletion nor hide what a check has found.
    signal(SIGPIPE, SIG_IGN)
    // Even the words of the options depend on the environment.
    RestrictedEnvironment.enterIfAsked()
    SystemLog.keepToAudit()
    do {
      var command = try parsed(Array(CommandLine.arguments.dropFirst()))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      end(failure)
    } catch let failure as SettingsFailure {
      end(CommandFailure(failure))
    } catch let error as SandboxServerError {
      end(CommandFailure(error))
    } catch let refusal as TemporaryDirectory.Refusal {
      end(CommandFailure(refusal))
    } catch {
      let status = exitCode(for: error)
      // What is no mistake in the options is the system's.
      if status == .failure { end(CommandFailure(system: error)) }
      guard status == .validationFailure else {
        // The help, the version, a script of completions: what was asked for is what is printed.
        do {
          try StandardOutput.print(asked(by: error), in: ChosenLanguage.early)
        } catch {
          end(error)
        }
        Foundation.exit(status.rawValue)
      }
      var words = ParserWords.mistake(message(for: error), in: ChosenLanguage.early)
      while words.utf8.last == UInt8(ascii: ".") { words.removeLast() }
      end(CommandFailure(.usage, CommandText.badOption(words)))
    }
  }

  /// The command that arguments name, with its options.
  ///
  /// - Throws: What the parser throws, and ``CommandFailure`` with 64 for what it would lose.
  static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    let command = try parseAsRoot(arguments)
    try GivenOptions(arguments).check(for: type(of: command))
    return command
  }

  /// What was asked for instead of a command; help in Chinese is broken into lines here, since the parser counts letters.
  private static func asked(by error: any Error) -> String {
    switch ChosenLanguage.early {
    case .english: fullMessage(for: error) + "\n"
    case .simplifiedChinese:
      ParserWords.chineseHelp(
        fullMessage(for: error, columns: .max), columns: TerminalColumns.of(1) ?? 80) + "\n"
    }
  }

  private static func end(_ failure: CommandFailure) -> Never {
    if !failure.sentence.isEmpty { StandardError.write(failure.sentence) }
    Foundation.exit(failure.status.rawValue)
  }

  func run() async throws {
    try find.check()
    var settings = try SettingsLoader.load(common)
    if let setup = try SetupRun(settings, common) {
      try await Screens.run(setup)
      settings = try SettingsLoader.load(common)
    }
    let query = try find.query(settings, today: .now(in: settings.zone))
    if let query {
      try Screens.requireTerminal()
      try await ManyCalls.agree(to: CallEstimate(query), isAgreed: false, takesYes: false, settings)
    }
    try await Screens.run(settings, query)
  }
}
