/// A request as the sandbox sees it.
public struct SandboxRequest: Sendable, Equatable {
  /// The method, in capitals.
  public var method: String

  /// The decoded path, without the query.
  public var path: String

  /// The parameters of the query, in order.
  public var query: [SandboxField]

  /// The headers, in order.
  public var headers: [SandboxField]

  /// The body, empty if there is none.
  public var body: [UInt8]

  /// Makes a request.
  public init(
    method: String, path: String, query: [SandboxField] = [], headers: [SandboxField] = [],
    body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }

  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  func parameter(_ name: String) -> String? {
    query.first { $0.name == name }?.value
  }

  /// Whether a parameter says yes; the official Python SDK writes `True`.
  func flag(_ name: String) -> Bool {
    parameter(name)?.lowercased() == "true"
  }
}

/// A name with its value: a header, or a parameter of a query.
public struct SandboxField: Sendable, Hashable {
  /// The name, as it was written.
  public var name: String

  /// The value, decoded.
  public var value: String

  /// Makes a field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
