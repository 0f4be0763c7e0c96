import Glibc

/// Whether other users of the host may write to the terminal, as `mesg` says: not while the screen is up.
struct MessageAccess {
  /// The mode of the device when the screen was opened; nil where there is nothing to change.
  let mode: mode_t?

  /// Reads the mode of the terminal on standard output.
  init() {
    var status = stat()
    guard fstat(1, &status) == 0, status.st_mode & S_IFMT == S_IFCHR,
      status.st_mode & Self.writing != 0
    else {
      mode = nil
      return
    }
    mode = status.st_mode & 0o7777
  }

  /// Forbids it; where the terminal belongs to somebody else it stays as it is.
  func forbid() {
    if let mode { fchmod(1, mode & ~Self.writing) }
  }

  /// Gives the terminal the mode it had.
  func restore() {
    if let mode { fchmod(1, mode) }
  }

  private static let writing: mode_t = S_IWGRP | S_IWOTH
}
