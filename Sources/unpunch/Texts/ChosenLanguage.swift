import Attendance

/// The language in which the commands speak, found before the options are parsed.
enum ChosenLanguage {
  /// From `--lang`, else `UNPUNCH_LANG`, else the locale; the settings files come too late for the help.
  static let early = find(
    arguments: Array(CommandLine.arguments.dropFirst()),
    environment: Variables.current.values)

  /// Looks in the places that can be read before parsing.
  static func find(arguments: [String], environment: [String: String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      let value =
        argument.utf8.starts(with: "--lang=".utf8)
        ? String(decoding: argument.utf8.dropFirst(7), as: UTF8.self)
        : argument == "--lang" && index + 1 < arguments.count ? arguments[index + 1] : nil
      if let language = value.flatMap(Language.init(tag:)) { return language }
    }
    return environment["UNPUNCH_LANG"].flatMap(Language.init(tag:)) ?? ofLocale(environment)
  }

  /// The language of the locale: the first of LC_ALL, LC_MESSAGES and LANG that is set.
  static func ofLocale(_ environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale.flatMap(Language.init(tag:)) ?? .english
  }
}

/// A text of the commands in the language found before parsing.
func say(_ text: CommandText) -> String {
  text.words(in: ChosenLanguage.early)
}
