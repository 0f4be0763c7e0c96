/// Why a sandbox does not listen.
public enum SandboxServerError: Error, Equatable, CustomStringConvertible {
  /// Another program listens on the port.
  case portInUse(host: String, port: Int)
  /// The system does not let the sandbox listen there, with its reason.
  case cannotListen(host: String, port: Int, reason: String)

  /// A sentence that says what to do next.
  public var description: String {
    switch self {
    case .portInUse(let host, let port):
      "Port \(port) of \(host) is in use; choose another port, or 0 for any."
    case .cannotListen(let host, let port, let reason):
      "The sandbox cannot listen on port \(port) of \(host): \(reason)."
    }
  }
}
