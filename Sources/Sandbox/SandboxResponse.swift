/// An answer of the sandbox.
public struct SandboxResponse: Sendable, Equatable {
  /// The HTTP status.
  public var status: Int

  /// The headers, in order, without the ones that HTTP itself asks for.
  public var headers: [SandboxField]

  /// The body.
  public var body: [UInt8]

  /// What goes wrong on the way to the client; nil where nothing does.
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

  /// Makes an answer with a body of JSON, as it stands.
  ///
  /// - Parameters:
  ///   - status: The HTTP status.
  ///   - text: The body; it is not checked, so that a broken one can be sent.
  ///   - headers: Further headers.
  /// - Returns: The answer.
  public static func json(
    _ status: Int, _ text: String, headers: [SandboxField] = []
  ) -> SandboxResponse {
    let type = SandboxField("Content-Type", "application/json; charset=utf-8")
    return SandboxResponse(status: status, headers: [type] + headers, body: Array(text.utf8))
  }

  /// Makes an answer of another kind, such as a gateway's page.
  ///
  /// - Returns: The answer.
  public static func text(
    _ status: Int, _ text: String, type: String = "text/plain"
  ) -> SandboxResponse {
    SandboxResponse(
      status: status, headers: [SandboxField("Content-Type", type)], body: Array(text.utf8))
  }
}
