public import Attendance
import Foundation

/// What a client needs to know about the platform, the app and the way there.
public struct FeishuConfiguration: Sendable {
  /// A proxy that is asked to connect through (`CONNECT`); the environment's proxy variables are not looked at.
  public struct Proxy: Sendable {
    /// What the proxy is told of who asks, as RFC 7617 has it (`Basic`).
    public struct Login: Sendable {
      /// The user's name, without a colon.
      public var user: String
      /// The password.
      public var password: Secret

      /// Names a user.
      ///
      /// - Parameters:
      ///   - user: The user's name, without a colon.
      ///   - password: The password.
      public init(user: String, password: Secret) {
        self.user = user
        self.password = password
      }
    }

    /// The proxy's host.
    public var host: String
    /// The proxy's port.
    public var port: Int
    /// Who asks; nil where the proxy asks nobody.
    public var login: Login?

    /// Names a proxy.
    ///
    /// - Parameters:
    ///   - host: The proxy's host.
    ///   - port: The proxy's port.
    ///   - login: Who asks; nil where the proxy asks nobody.
    public init(host: String, port: Int, login: Login? = nil) {
      self.host = host
      self.port = port
      self.login = login
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
  /// The authorities that are trusted instead of the system's; nil for the system's.
  public var authorities: Authorities?
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
  ///   - authorities: The trusted authorities; nil for the system's.
  ///   - userAgent: What the client calls itself.
  public init(
    platform: Platform, baseURL: BaseURL? = nil, appID: String, appSecret: Secret,
    proxy: Proxy? = nil, authorities: Authorities? = nil, userAgent: String = "unpunch/0"
  ) {
    self.platform = platform
    self.baseURL = baseURL ?? BaseURL(platform)
    self.appID = appID
    self.appSecret = appSecret
    self.proxy = proxy
    self.authorities = authorities
    self.userAgent = userAgent
  }

  /// All that must not be shown: the app's secret, and what the proxy is told.
  var secrets: [String] {
    guard let login = proxy?.login else { return [appSecret.text] }
    let credentials = Data("\(login.user):\(login.password.text)".utf8).base64EncodedString()
    return [appSecret.text, login.password.text, credentials]
  }
}
