import CNcurses
import Glibc

/// The handlers that are installed while the screen is up, and the pipe by which they speak.
@MainActor
struct SignalHandlers {
  /// Where the numbers of signals are read, one byte each; it never blocks.
  let descriptor: Int32
  private let writer: Int32
  /// What the handlers go by; it is static, and there is only one.
  private let state: UnsafeMutablePointer<unpunch_signal_state>

  /// Catches the signals.
  ///
  /// It comes before ncurses, which takes only what has no handler.
  init(savedModes: termios) throws(TerminalError) {
    var reader: Int32 = -1
    var writer: Int32 = -1
    guard unpunch_pipe(&reader, &writer) == 0 else {
      throw .system(call: "pipe", number: errno)
    }
    descriptor = reader
    self.writer = writer
    var modes = savedModes
    state = unpunch_catch_signals(writer, &modes)
  }

  /// Says what a fatal signal writes before it kills, and the mode it gives the device, if any.
  func setRestoring(_ bytes: [UInt8], _ deviceMode: mode_t?) {
    bytes.withUnsafeBytes { buffer in
      unpunch_set_restore(state, buffer.baseAddress, buffer.count, deviceMode ?? 0)
    }
  }

  /// Reads the numbers of the signals that came.
  func read() -> [Int32] {
    var numbers: [Int32] = []
    var byte: UInt8 = 0
    while Glibc.read(descriptor, &byte, 1) == 1 { numbers.append(Int32(byte)) }
    return numbers
  }

  /// Stops the process group as Ctrl-Z does elsewhere, and returns when it goes on.
  func stop() { unpunch_stop() }

  /// Does what writes to the terminal; if somebody has asked the program to end, it waits no longer than seconds.
  func whileWriting(_ body: () -> Void) {
    unpunch_begin_output(state)
    defer { unpunch_end_output(state) }
    body()
  }

  /// Puts the former handlers back.
  func release() { unpunch_release_signals(state) }

  /// Closes the pipe, when nothing watches it any more.
  func closePipe() {
    close(descriptor)
    close(writer)
  }
}
