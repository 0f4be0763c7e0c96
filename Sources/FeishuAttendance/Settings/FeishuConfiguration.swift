public import Attendance

/// What a client needs to know about the platform, the app and the way there.
public struct FeishuConfiguration: Sendable {
  /// A proxy that is asked to connect through (`CONNECT`); the environment's proxy variables are not looked at.
  public struct Proxy: Sendable, Hashable {
    /// The proxy's host.
    public var host: String
    /// The proxy's port.
    public var port: Int

    /// Names a proxy.
    ///
    /// - Parameters:
    ///   - host: The proxy's host.
    ///   - port: The proxy's port.
    public init(host: String, port: Int) {
      self.host = host
      self.port = port
    }
  }

  /// The brand, by whose name the platform is called in sentences.
  public var platform: Platform
  /// The address that all calls begin with.
  public var baseURL: BaseURL
  /// The id of the app.
  public var appID: String
  /// The secret of the app.
  public var appSecret: Secret
  /// The proxy, which a loopback address is always reached without; nil for none.
  public var proxy: Proxy?
  /// The path of a PEM file with the authorities that are trusted instead of the system's; nil for the system's.
  public var caFile: String?
  /// What the client calls itself in `User-Agent`.
  public var userAgent: String

  /// Puts a configuration together.
  ///
  /// - Parameters:
  ///   - platform: The brand.
  ///   - baseURL: The address that all calls begin with; nil for the platform's own.
  ///   - appID: The id of the app.
  ///   - appSecret: The secret of the app.
  ///   - proxy: The proxy; nil for none.
  ///   - caFile: The path of a PEM file with trusted authorities; nil for the system's.
  ///   - userAgent: What the client calls itself.
  public init(
    platform: Platform, baseURL: BaseURL? = nil, appID: String, appSecret: Secret,
    proxy: Proxy? = nil, caFile: String? = nil, userAgent: String = "unpunch/0"
  ) {
    self.platform = platform
    self.baseURL = baseURL ?? BaseURL(platform)
    self.appID = appID
    self.appSecret = appSecret
    self.proxy = proxy
    self.caFile = caFile
    self.userAgent = userAgent
  }
}
