extension Deletion {
  /// What the journal notes about the platform that is asked.
  public struct Target: Sendable, Hashable {
    /// The host that the requests go to.
    public let host: String
    /// The app's id.
    public let appID: String
    /// The tenant's name from the settings.
    public let tenantName: String?

    /// Names a target.
    public init(host: String, appID: String, tenantName: String?) {
      self.host = host
      self.appID = appID
      self.tenantName = tenantName
    }
  }
}
