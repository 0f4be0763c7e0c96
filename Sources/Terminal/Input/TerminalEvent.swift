/// What the terminal, or the system about it, tells the application.
public enum TerminalEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The mouse was used; only if it was asked for.
  case mouse(MouseEvent)
  /// A text was pasted, whole and as it came: line breaks and controls are in it, and it is not safe.
  case paste(String)
  /// A text was pasted that is too large to take: none of it is taken.
  case pasteTooLarge
  /// A paste has begun, and its end does not come; what is typed belongs to it until then, or until Escape or Ctrl-C.
  case pasteStalled
  /// Escape has left a paste whose end does not come: nothing of it is taken, and Escape has done nothing else.
  case pasteLeft
  /// The terminal has another size.
  case resize(Size)
  /// The program goes on after it was stopped; the terminal may have another size.
  case resumed(Size)
  /// The program is asked to end.
  case signal(Signal)
  /// The terminal is gone: nothing will be read or shown any more.
  case closed
}

/// A signal that asks the program to end; what to do about it is the application's decision.
public enum Signal: Hashable, Sendable {
  /// SIGINT, sent by another program: Ctrl-C is a key.
  case interrupt
  /// SIGTERM.
  case terminate
  /// SIGHUP: the connection is gone, or about to go.
  case hangup
}
