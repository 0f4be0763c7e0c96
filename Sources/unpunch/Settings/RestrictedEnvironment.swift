import Foundation

/// The environment of `--restricted`, where what sshd accepts from its client must not lead anywhere.
///
/// Kept is what says how to show something, and what sshd says of the connection. Everything else goes: all settings
/// (`UNPUNCH_STATE_DIR`, `UNPUNCH_BASE_URL` …), `XDG_*`, `TMPDIR`, `TZ`, `LOCPATH`, what describes terminals, and the
/// command that the client asked for. The home is the one of the user database.
enum RestrictedEnvironment {
  private static let kept: Set<String> = [
    "TERM", "LANG", "LANGUAGE", "COLORFGBG", "NO_COLOR", "TMUX", "UNPUNCH_LANG", "UNPUNCH_MOUSE",
    "UNPUNCH_THEME",
    "SSH_CONNECTION", "SSH_TTY", "SSH_USER_AUTH",
  ]

  /// Takes out of the process' environment what is not kept; called before anything else looks into it.
  static func enter() {
    let environment = ProcessInfo.processInfo.environment
    let home = getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) }
    let allowed = reduced(environment, home: home)
    for name in environment.keys where allowed[name] == nil { unsetenv(name) }
    for (name, value) in allowed where environment[name] != value { setenv(name, value, 1) }
  }

  /// What is left of an environment.
  ///
  /// - Parameters:
  ///   - environment: All that came.
  ///   - home: The home directory of the user database; nil where it has none.
  /// - Returns: What is kept, with that home.
  static func reduced(_ environment: [String: String], home: String?) -> [String: String] {
    var reduced = environment.filter { name, value in
      // The name of a locale is no path.
      (kept.contains(name) || name.hasPrefix("LC_"))
        && (name.hasPrefix("SSH_") || !value.contains("/"))
    }
    reduced["HOME"] = home ?? "/"
    return reduced
  }
}
