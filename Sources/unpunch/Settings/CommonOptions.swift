public import ArgumentParser
public import Attendance
public import Terminal

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: help(.optionLanguage))
  var lang: Language?

  @Option(help: help(.optionConfig, value: "file"))
  var config: String?

  @Option(name: .customLong("base-url"), help: help(.optionBaseURL, value: "url"))
  var baseURL: String?

  @Flag(name: .customLong("no-color"), help: help(.optionNoColor))
  var noColor = false

  @Option(help: help(.optionTheme))
  var theme: Theme?

  @Flag(name: .customLong("read-only"), help: help(.optionReadOnly))
  var readOnly = false

  @Flag(help: help(.optionRestricted))
  var restricted = false

  @Option(help: help(.optionFiles, value: "directory"))
  var files: String?
}

extension Language: ExpressibleByArgument {
  /// Reads a language as an option gives it: `en` or `zh-Hans`.
  ///
  /// - Parameter argument: The option's value; what is neither gives nil.
  public init?(argument: String) { self.init(tag: argument) }
}
extension Theme: ExpressibleByArgument {}
extension IDKind: ExpressibleByArgument {}
