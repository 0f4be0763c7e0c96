import Attendance
import FeishuAttendance
import Foundation

/// The settings of the proxy.
extension SettingsResolver {
  /// The variable that holds the password itself.
  static let proxyPasswordVariable = "UNPUNCH_PROXY_PASSWORD"

  /// The proxy, without who asks.
  func proxy() throws(SettingsMistake) -> FeishuConfiguration.Proxy? {
    guard let entry = entry(.proxy) else { return nil }
    try checkSet(entry, .proxy)
    try refuseLogin(in: entry, .proxy)
    guard let proxy = Self.proxy(entry.value) else {
      throw .badValue(place: entry.place, key: SettingsKey.proxy.rawValue, entry.value)
    }
    return proxy
  }

  /// Refuses an address with a name or a password in it, without a word of it.
  func refuseLogin(
    in entry: SettingsEntry, _ key: SettingsKey
  ) throws(SettingsMistake) {
    guard entry.value.mayHoldLogin else { return }
    throw .loginInAddress(place: entry.place, key: key.rawValue)
  }

  /// What the proxy is told of who asks; nil where nothing is set.
  ///
  /// - Throws: Where one of name and password is missing, or the password cannot be read.
  func proxyLogin() throws(SettingsMistake) -> FeishuConfiguration.Proxy.Login? {
    let variable = environment[Self.proxyPasswordVariable] ?? ""
    if !variable.isEmpty, system.locked.contains(.proxyPasswordFile) {
      throw .lockedKey(
        place: Self.proxyPasswordVariable, key: SettingsKey.proxyPasswordFile.rawValue)
    }
    let file = try path(.proxyPasswordFile)
    guard let user = entry(.proxyUser) else {
      if file == nil, variable.isEmpty { return nil }
      throw .proxyUserMissing
    }
    try checkSet(user, .proxyUser)
    guard !user.value.utf8.contains(UInt8(ascii: ":")) else {
      throw .badValue(place: user.place, key: SettingsKey.proxyUser.rawValue, user.value)
    }
    let ofVariable = try SecretFile.secret(
      Array(variable.utf8), of: .password, place: Self.proxyPasswordVariable)
    if let ofVariable { return .init(user: user.value, password: ofVariable) }
    guard let file else { throw .proxyPasswordMissing }
    return .init(user: user.value, password: try SecretFile.read(file, of: .password))
  }

  /// A proxy such as `http://proxy.example.com:3128`.
  static func proxy(_ text: String) -> FeishuConfiguration.Proxy? {
    guard !text.mayHoldLogin, let url = URLComponents(string: text), url.scheme == "http",
      let host = url.host, host.isPlainHost, ["", "/"].contains(url.path), url.query == nil,
      url.fragment == nil, (1...65_535).contains(url.port ?? 80)
    else { return nil }
    return FeishuConfiguration.Proxy(
      host: host.trimmingCharacters(in: CharacterSet(charactersIn: "[]")), port: url.port ?? 80)
  }
}

extension String {
  /// The text as an error quotes it: what may hold a secret, by the setting that it stands under or by its look, is not
  /// shown.
  func quoted(under key: String) -> String {
    SettingsKey(rawValue: key)?.mayHoldSecret != false || mayHoldSecret ? "•••" : self
  }

  /// Whether it is an address, or has as many letters and digits in a row as a secret.
  private var mayHoldSecret: Bool {
    if utf8.contains(Array("://".utf8)) || mayHoldLogin { return true }
    return utf8.split { !$0.isOfWord() }.contains { $0.count >= 16 }
  }
}
