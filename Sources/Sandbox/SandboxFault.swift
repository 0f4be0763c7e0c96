/// What goes wrong between an answer and the client.
public enum SandboxFault: Sendable, Equatable {
  /// The answer comes late.
  case delay(Duration)
  /// The head is sent with the whole length, and the connection closes after this many bytes of
  /// the body.
  case cutBody(after: Int)
  /// The connection closes without an answer.
  case hangUp
}
