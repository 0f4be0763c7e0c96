import ArgumentParser
import Sandbox

/// `unpunch sandbox`: serves the built-in sandbox until it is stopped.
struct SandboxCommand: AsyncParsableCommand {
  /// The formats of what is printed when it listens.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  /// What a script needs to use the sandbox, as one object.
  private struct Access: Encodable {
    let base_url: String
    let app_id: String
    let app_secret: String
    let employees: [String]
    let from: Int
    let to: Int
  }

  static let configuration = CommandConfiguration(
    commandName: "sandbox", abstract: say(.sandboxAbstract))

  @Option(parsing: .unconditional, help: help(.optionPort))
  var port = 8787
  @Option(help: help(.optionFormat))
  var format = Format.text
  /// For the official SDK as a judge of the other of two documented answers.
  @Flag(name: .customLong("tells-created-ids"), help: .hidden)
  var tellsCreatedIDs = false
  @OptionGroup var sandbox: SandboxParameters
  @OptionGroup var common: CommonOptions

  func run() async throws {
    guard (0...65_535).contains(port) else { throw CommandFailure(OptionMistake.badPort) }
    var state = try sandbox.state()
    state.variants.tellsCreatedIDs = tellsCreatedIDs
    try await SandboxServer(state).listening(port: port) { address in
      try Self.announce(state, at: address.baseURL, format)
      // Serves until a signal ends the process.
      try await Task.sleep(for: .seconds(Int64.max / 2))
    }
  }

  private static func announce(_ state: SandboxState, at url: String, _ format: Format) throws {
    let text: String
    switch format {
    case .json:
      let access = Access(
        base_url: url, app_id: state.appID, app_secret: state.appSecret,
        employees: state.employees, from: state.from, to: state.to)
      text = try MachineText.json(access)
    case .text:
      text = """
        \(say(.sandboxListens(url)))

        UNPUNCH_APP_ID=\(state.appID) UNPUNCH_APP_SECRET=\(state.appSecret) \\
          unpunch --base-url \(url) --employees \(state.employees.prefix(3).joined(separator: ","))
        """
    }
    try StandardOutput.print(text + "\n", in: ChosenLanguage.early)
  }
}
