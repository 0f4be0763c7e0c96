import Foundation

/// The system's log, which the host carries to where the owner of the journal cannot change it.
enum SystemLog {
  /// The facility `LOG_AUTHPRIV`; Swift does not import the macro.
  ///
  /// Linux: <https://man7.org/linux/man-pages/man3/syslog.3.html> (read 2026-11-24).
  private static let facility: Int32 = 10 << 3
  /// The severity `LOG_NOTICE`.
  private static let notice: Int32 = 5

  /// Names the program in each line; the system keeps the pointer, so the name stays for as long as the process.
  private static let isOpen: Bool = {
    guard let name = strdup("unpunch") else { return false }
    openlog(name, LOG_PID, facility)
    return true
  }()

  /// Keeps libdispatch from writing into it; to be called before anything else.
  ///
  /// It tells there that a thread may not have a higher priority, which nobody but root may give, and that a terminal
  /// was gone when it was asked how much there is to read: neither is news to whoever reads the audit, and it says
  /// "BUG". It looks at its variable once, at the first line.
  /// libdispatch: `_dispatch_logv_init` in <https://github.com/swiftlang/swift-corelibs-libdispatch/blob/main/src/init.c>
  /// (read 2026-11-30).
  static func keepToAudit() {
    setenv("LIBDISPATCH_LOG", "NO", 1)
  }

  /// Writes one line; where there is no system log, nothing happens.
  static func write(_ line: String) {
    guard isOpen else { return }
    line.withCString { text in
      withVaList([text]) { vsyslog(facility | notice, "%s", $0) }
    }
  }
}
