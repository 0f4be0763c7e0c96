/// A signal that asks the program to end; what to do about it is the application's decision.
public enum Signal: Hashable, Sendable {
  /// SIGINT, sent by another program: Ctrl-C is a key.
  case interrupt
  /// SIGTERM.
  case terminate
  /// SIGHUP: the connection is gone, or about to go.
  case hangup
}
