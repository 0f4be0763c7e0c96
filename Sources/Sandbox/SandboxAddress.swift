/// Where a sandbox listens.
public struct SandboxAddress: Sendable, Equatable {
  /// The host, as it was asked for.
  public let host: String

  /// The port, which the system chose where 0 was asked for.
  public let port: Int

  /// The address for the settings of a client, such as `http://127.0.0.1:8787`.
  public var baseURL: String {
    host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
  }
}
