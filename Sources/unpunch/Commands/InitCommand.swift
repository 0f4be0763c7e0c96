import ArgumentParser
import Attendance

/// `unpunch init`: asks for what the settings need, and writes them.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: say(.initAbstract),
    discussion: ExitCodes.setup.behind(.initDiscussion))

  @OptionGroup var common: CommonOptions

  func run() async throws {
    // A file that is only to be written cannot be read.
    var options = common
    options.config = nil
    let settings = try SettingsLoader.load(options)
    let userPath = try SettingsLoader.userPath(common)
    try Screens.requireTerminal()
    let setup = SetupRun(writing: settings, to: userPath)
    if let path = setup.existing {
      throw CommandFailure(.settings, CommandText.settingsExist(path), in: settings.language)
    }
    try await Screens.run(setup)
    try StandardOutput.print(
      CommandText.settingsWritten(SettingsPath.absolute(userPath)).words(in: settings.language)
        + "\n",
      in: settings.language)
  }
}
