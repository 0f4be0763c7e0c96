import ArgumentParser

/// The options as they were given, looked at once the parser has understood all of them.
///
/// The program itself takes options too, wherever they stand: the parser drops those that the command does not have. Of
/// one that is given twice it keeps the last.
struct GivenOptions {
  private var values: [(name: String, value: String?)] = []

  /// Those that take no value; a test compares them with what the parser knows.
  static let flags: Set<String> = [
    "--no-color", "--read-only", "--restricted", "--include-former", "--dry-run", "--yes",
    "--bom", "--tells-created-ids", "--help", "--version",
  ]
  private static let paths: Set<String> = [
    "--config", "--employees-file", "--files", "--from-file",
  ]
  /// What the program and the searches take.
  private static let finding: Set<String> = [
    "--employees", "--employees-file", "--from", "--to", "--source",
  ]
  private static let reading: Set<String> = ["--id-kind", "--include-former"]

  /// Takes arguments apart; by bytes, as the parser finds a name.
  init(_ arguments: [String]) {
    let hyphens = "--".utf8
    for (index, argument) in arguments.enumerated() where argument.utf8.starts(with: hyphens) {
      if argument.utf8.elementsEqual(hyphens) { break }
      let parts = argument.utf8.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false
      ).map { String(decoding: $0, as: UTF8.self) }
      let isFlag = Self.flags.contains(parts[0])
      let next = isFlag || index + 1 == arguments.count ? nil : arguments[index + 1]
      values.append((parts[0], parts.count > 1 ? parts[1] : next))
    }
  }

  /// Refuses what a command would lose.
  func check(for command: any ParsableCommand.Type) throws(CommandFailure) {
    let foreign = Self.foreign(to: command)
    if let option = values.first(where: { foreign.contains($0.name) }) {
      throw CommandFailure(
        OptionMistake.notOf(
          command: command.configuration.commandName ?? "", option: option.name))
    }
    if let option = values.first(where: { Self.paths.contains($0.name) && $0.value == "" }) {
      throw CommandFailure(OptionMistake.noFile(option: option.name))
    }
    var first: [String: String] = [:]
    for (name, value) in values {
      guard let value else { continue }
      if let other = first[name], !other.utf8.elementsEqual(value.utf8) {
        throw CommandFailure(OptionMistake.twice(option: name))
      }
      first[name] = value
    }
  }

  /// The options of the program that a command does not have.
  private static func foreign(to command: any ParsableCommand.Type) -> Set<String> {
    if command is Unpunch.Type || command is QueryCommand.Type || command is DemoCommand.Type {
      return []
    }
    return command is DeleteCommand.Type ? finding : finding.union(reading)
  }
}
