/// How the program ends, in numbers that scripts may rely on.
enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Done as asked.
  case done = 0
  /// Some records were not deleted.
  case someNotDeleted = 1
  case unknownOutcome = 2
  /// The options are wrong, or there is no terminal for the screens.
  case usage = 64
  /// What was given to work on is wrong.
  case badInput = 65
  /// The platform cannot be reached, or answers with an error.
  case unavailable = 69
  /// The journal cannot be written; nothing was sent.
  case journal = 73
  /// What was found cannot be printed.
  case outputFailed = 74
  /// Credentials, token or scope are refused.
  case noPermission = 77
  /// The settings are wrong.
  case settings = 78
  case interrupted = 130
  /// Whoever reads the output has closed it, as `head` does: 128 and the number of SIGPIPE.
  case outputClosed = 141
}
