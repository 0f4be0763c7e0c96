/// The platform, the app and the tenant that records are of.
public struct PlatformTarget: Sendable, Hashable {
  /// The host that the requests go to.
  public let host: String
  /// The app's id.
  public let appID: String
  /// The tenant's name from the settings; nil where none is set.
  public let tenantName: String?

  /// Names a target.
  public init(host: String, appID: String, tenantName: String?) {
    self.host = host
    self.appID = appID
    self.tenantName = tenantName
  }

  /// The same app on the same host, whatever the tenant is called: ids of another app or host are other records.
  var unnamed: PlatformTarget { PlatformTarget(host: host, appID: appID, tenantName: nil) }
}
