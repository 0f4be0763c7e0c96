import Glibc

/// Whether other users of the host may write to the terminal, as `mesg` says: not while the screen is up.
struct MessageAccess {
  /// The mode of the device when the screen was opened; nil if there is nothing to change.
  let mode: mode_t?

  private let device: dev_t

  /// Reads the mode of the terminal on standard output.
  init() {
    let status = Self.status
    device = status.st_rdev
    mode =
      status.st_mode & S_IFMT == S_IFCHR && status.st_mode & Self.writing != 0
      ? status.st_mode & 0o7777 : nil
  }

  /// Forbids it; if the terminal belongs to somebody else it stays as it is.
  func forbid() {
    if let mode { change(to: mode & ~Self.writing) }
  }

  /// Gives the terminal the mode it had.
  func restore() {
    if let mode { change(to: mode) }
  }

  /// Changes the mode of the terminal, and of nothing that took its place on standard output.
  private func change(to mode: mode_t) {
    if Self.status.st_rdev == device { fchmod(1, mode) }
  }

  /// What there is on standard output; nothing of it is set if there is nothing.
  private static var status: stat {
    var status = stat()
    _ = fstat(1, &status)
    return status
  }

  private static let writing: mode_t = S_IWGRP | S_IWOTH
}
