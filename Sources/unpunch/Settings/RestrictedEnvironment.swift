import Attendance
import Glibc

/// The environment of `--restricted`, where what sshd accepts from its client must not lead anywhere.
///
/// Kept is what says how to show something, and what sshd says of the connection. Everything else goes: all settings
/// (`UNPUNCH_STATE_DIR`, `UNPUNCH_BASE_URL` …), `XDG_*`, `TMPDIR`, `TZ`, `LOCPATH`, `GCONV_PATH`, what describes
/// terminals, and the command that the client asked for. The home is the one of the user database.
///
/// The environment is thrown away as a whole and what is kept is set anew, so that nothing depends on how an entry is
/// taken apart.
enum RestrictedEnvironment {
  private static let locale = [
    "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LC_TIME", "LC_NUMERIC", "LC_COLLATE",
    "LC_MONETARY", "LC_PAPER", "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT",
    "LC_IDENTIFICATION",
  ]
  private static let display = [
    "TERM", "COLORFGBG", "NO_COLOR", "TMUX", "UNPUNCH_LANG", "UNPUNCH_MOUSE", "UNPUNCH_THEME",
  ]
  private static let connection = ["SSH_CONNECTION", "SSH_TTY", "SSH_USER_AUTH"]

  /// Whether the arguments ask for it, known before the options are parsed.
  ///
  /// An operator cannot add to the arguments of a forced command, and what only looks like the option does no harm.
  static let isAsked = CommandLine.arguments.dropFirst().contains {
    $0.utf8.elementsEqual("--restricted".utf8)
  }

  /// Enters it where the arguments ask for it, before the options are parsed: parsing already looks at the locale.
  static func enterIfAsked() {
    if isAsked { enter() }
  }

  /// Takes everything out of the process' environment but what is kept; nothing may have looked into it before.
  static func enter() {
    let sent = (locale + display + connection).reduce(into: [String: String]()) {
      $0[$1] = Variables.value(of: $1)
    }
    clearenv()
    for (name, value) in reduced(sent, home: BaseDirectories.ofAccount) { setenv(name, value, 1) }
    SystemLog.keepToAudit()
  }

  /// What is left of an environment, with the home of the user database.
  static func reduced(_ environment: [String: String], home: String?) -> [String: String] {
    var reduced: [String: String] = [:]
    for name in locale + display where environment[name].map(isPlain) == true {
      reduced[name] = environment[name]
    }
    for name in connection where environment[name].map({ isPrintable($0) }) == true {
      reduced[name] = environment[name]
    }
    reduced["HOME"] = home.flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil } ?? "/"
    return reduced
  }

  /// Whether a value is no path and names nothing but itself.
  private static func isPlain(_ value: String) -> Bool {
    isPrintable(value) && !value.utf8.contains(UInt8(ascii: "/"))
  }

  private static func isPrintable(_ value: String) -> Bool {
    value.utf8.count <= 256 && value.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
  }
}

extension RestrictableText {
  /// What is said to whoever reads it, in a language.
  func said(
    in language: Language, isRestricted: Bool = RestrictedEnvironment.isAsked
  ) -> String {
    (isRestricted ? restrictedWords : words)(in: language)
  }
}
