import Terminal

extension CommandText {
  /// The sentence for a terminal that cannot be used.
  init(_ error: TerminalError) {
    switch error {
    case .notATerminal: self = .noTerminal
    case .inBackground: self = .inBackground
    case .unknownTerminal(let name), .noCursorAddressing(let name): self = .unknownTerminal(name)
    case .system: self = .terminalFailed(error.description)
    }
  }

  /// The sentence for a locale that is not as it was set; nil where it is.
  init?(_ locale: LocaleOutcome) {
    switch locale {
    // Where no locale is set at all, nothing is missing.
    case .asSet, .fellBack(from: ""): return nil
    case .fellBack(let name): self = .localeFellBack(name)
    case .notUTF8(let name): self = .localeNotUTF8(name)
    }
  }
}
