/// An answer that is given to the next request to a path instead of the sandbox's own.
public struct SandboxScript: Sendable, Equatable {
  /// The path that it waits for, such as `/open-apis/attendance/v1/user_flows/batch_del`.
  public var path: String

  /// Whether the sandbox acts on the request first, so that only its answer is lost.
  public var actsFirst: Bool

  /// What is answered; nil keeps the sandbox's own answer, for a `fault` alone.
  public var response: SandboxResponse?

  /// What goes wrong on the way; nil keeps what the answer says.
  public var fault: SandboxFault?

  /// Makes an answer for one request.
  public init(
    path: String, actsFirst: Bool = false, response: SandboxResponse? = nil,
    fault: SandboxFault? = nil
  ) {
    self.path = path
    self.actsFirst = actsFirst
    self.response = response
    self.fault = fault
  }
}
