/// An answer of the sandbox.
public struct SandboxResponse: Sendable, Equatable {
  /// The HTTP status.
  public var status: Int

  /// The headers, in order, without the ones that HTTP itself asks for.
  public var headers: [SandboxField]

  /// The body.
  public var body: [UInt8]

  /// What goes wrong on the way to the client; nil if nothing does.
  ///
  /// Only ``SandboxServer`` acts on it.
  public var fault: SandboxFault?

  /// Makes an answer.
  public init(
    status: Int, headers: [SandboxField] = [], body: [UInt8] = [], fault: SandboxFault? = nil
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.fault = fault
  }

  /// Makes an answer with a body of JSON, which is not checked, so that a broken one can be sent.
  public static func json(
    _ status: Int, _ text: String, headers: [SandboxField] = []
  ) -> SandboxResponse {
    let type = SandboxField("Content-Type", "application/json; charset=utf-8")
    return SandboxResponse(status: status, headers: [type] + headers, body: Array(text.utf8))
  }

  /// Makes an answer of another kind, such as a gateway's page.
  public static func text(
    _ status: Int, _ text: String, type: String = "text/plain"
  ) -> SandboxResponse {
    SandboxResponse(
      status: status, headers: [SandboxField("Content-Type", type)], body: Array(text.utf8))
  }
}

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
