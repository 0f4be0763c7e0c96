import Attendance
import FeishuAttendance
import Foundation
import Terminal
import UnpunchKit

/// All settings of a run, from files, environment and options, with their defaults.
struct Settings: Sendable {
  var platform = Platform.feishu
  /// The address that all calls begin with.
  var baseURL = BaseURL(.feishu)
  var appID: String?
  var appSecret: Secret?
  /// The tenant's name, as the header shows it.
  var tenantName: String?
  /// Which id employees are given by, where no option says.
  var idKind = IDKind.employeeID
  /// Whether the system's settings have that kind alone.
  var isIDKindLocked = false
  /// The zone of all dates and times.
  var zone = TimeZone.utc
  var language = Language.english
  var theme = Theme.auto
  var usesColor = true
  /// Whether the mouse is listened to; where it is, the terminal selects text with Shift held.
  var usesMouse = true
  var proxy: FeishuConfiguration.Proxy?
  /// A file of trusted authorities.
  var caFile: String?
  var authorities: Authorities?
  /// Whether nothing that changes anything is offered.
  var isReadOnly = false
  /// Whether this is the only program that a key may run.
  var isRestricted = false
  /// The only directory that files may be chosen from while ``isRestricted``; nil where none may be.
  var filesDirectory: String?
  /// Where the journal lies.
  var stateDirectory = ""
  /// Where the lines of the audit go.
  var audit = Audit.syslog
  /// How long nobody must have pressed a key for the selection to be dropped; nil where that never happens.
  var idleTimeout: Duration? = .seconds(15 * 60)
  /// How long the journal keeps what it holds.
  var retention = Retention()

  enum Audit: String, Sendable {
    case syslog, off
  }

  /// The kind of the ids that a command is given: that of `--id-kind`, else of the heading of a file, else of the settings.
  ///
  /// - Throws: Where the kind is locked, and one of them says another.
  func idKind(
    option: IDKind?, heading: (kind: IDKind, file: String)? = nil
  ) throws(SettingsFailure) -> IDKind {
    let isOther = heading.map { $0.kind != idKind } ?? false
    if isIDKindLocked,
      let place = option.map({ _ in "--id-kind" }) ?? (isOther ? heading?.file : nil)
    {
      throw SettingsFailure(
        mistake: .lockedKey(place: place, key: SettingsKey.idKind.rawValue), language: language)
    }
    return option ?? heading?.kind ?? idKind
  }

  /// What the client is made from.
  ///
  /// - Throws: Where the app's id or secret is not set.
  func configuration() throws(SettingsFailure) -> FeishuConfiguration {
    let language = ChosenLanguage.early
    guard let appID, !appID.isEmpty else {
      throw SettingsFailure(mistake: .appIDMissing, language: language)
    }
    guard let appSecret else {
      throw SettingsFailure(mistake: .appSecretMissing, language: language)
    }
    return FeishuConfiguration(
      platform: platform, baseURL: baseURL, appID: appID, appSecret: appSecret, proxy: proxy,
      authorities: authorities, userAgent: "unpunch/\(Version.current)")
  }
}
