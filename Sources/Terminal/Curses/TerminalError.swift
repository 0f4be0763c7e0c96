/// Why the screen cannot be opened.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input, standard output or both are not a terminal.
  case notATerminal(input: Bool, output: Bool)
  /// There is no description of the terminal that `TERM` names; empty if it names none.
  case unknownTerminal(String)
  /// The terminal that `TERM` names cannot place the cursor, so it cannot show a screen.
  case noCursorAddressing(String)
  /// The program is in the background, and no shell is left that could bring it forward.
  case inBackground
  /// The system refused something: the number is that of `errno`.
  case system(call: String, number: Int32)
}

extension TerminalError: CustomStringConvertible {
  /// What is wrong, and what to do, in English.
  public var description: String {
    switch self {
    case .notATerminal(input: true, output: false):
      "Standard output is not a terminal. Run without redirecting it, or use a command."
    case .notATerminal(input: false, output: true):
      "Standard input is not a terminal. Run without redirecting it, or use a command."
    case .notATerminal:
      "Standard input and output are not a terminal. Over SSH, ask for one with ssh -t."
    case .unknownTerminal(""):
      "TERM is not set. Set it to the kind of terminal, for example xterm-256color."
    case .unknownTerminal(let name):
      "There is no description of the terminal \(SafeText(name)). Try TERM=xterm-256color."
    case .noCursorAddressing(let name):
      "The terminal \(SafeText(name)) cannot show a screen. Try TERM=xterm-256color."
    case .inBackground:
      "The program is in the background, and no shell can bring it forward. Start it in the foreground."
    case .system(let call, let number):
      "The system refused \(call) with error \(number)."
    }
  }
}
