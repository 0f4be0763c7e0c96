import CNcurses
import Glibc

/// What there is to know of the terminal before a screen is shown on it.
public struct TerminalReport: Sendable, Hashable {
  /// The kind of terminal, as `TERM` names it; restricted, as it is taken.
  public let name: String
  /// How large it is; nil if it does not tell.
  public let size: Size?
  /// How many colours its description has; 0 for none.
  public let colors: Int
  /// What became of the locale that the environment asks for.
  public let locale: LocaleOutcome
  /// Whether it can show Chinese, as far as its name and the locale tell: its font is not known.
  public let showsChinese: Bool

  /// Makes a report.
  public init(
    name: String, size: Size?, colors: Int, locale: LocaleOutcome, showsChinese: Bool
  ) {
    self.name = name
    self.size = size
    self.colors = colors
    self.locale = locale
    self.showsChinese = showsChinese
  }

  /// Looks at the terminal of standard output, and writes nothing to it; the locale of the process is set.
  ///
  /// Restricted, only the system's descriptions of terminals are read.
  ///
  /// - Throws: `TerminalError` if there is no terminal, or none that can show a screen.
  @MainActor public static func ofProcess(isRestricted: Bool) throws(TerminalError)
    -> TerminalReport
  {
    let isInput = isatty(0) == 1
    let isOutput = isatty(1) == 1
    guard isInput, isOutput else { throw .notATerminal(input: isInput, output: isOutput) }
    let locale = ProcessLocale.set()
    let name = TerminalEnvironment().terminal(isRestricted: isRestricted)
    let isKnown = TerminalEnvironment.described(as: name, isRestricted: isRestricted) {
      unpunch_describe(name) != 0
    }
    guard isKnown else { throw .unknownTerminal(name) }
    guard unpunch_capability("cup") != nil else { throw .noCursorAddressing(name) }
    return TerminalReport(
      name: name, size: CursesTerminal.sizeOfDevice, colors: max(0, Int(tigetnum("colors"))),
      locale: locale, showsChinese: CharacterSet(locale, terminal: name).showsChinese)
  }
}
