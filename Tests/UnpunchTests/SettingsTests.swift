import Attendance
import CustomDump
import FeishuAttendance
import Foundation
import Terminal
import Testing

@testable import unpunch

@Suite("Settings")
struct SettingsTests {
  private static func resolve(
    system: String = "", user: String = "", environment: [String: String] = [:],
    options: [SettingsKey: String] = [:], locale: Language = .english
  ) throws -> Settings {
    try SettingsResolver(
      system: SettingsFile(system, path: "/etc/c.yaml", maySetLocks: true),
      user: SettingsFile(user, path: "/home/c.yaml", maySetLocks: false),
      environment: environment,
      options: options.mapValues { SettingsEntry(value: $0, place: "--option") },
      localeLanguage: locale, home: "/home/me"
    ).resolve()
  }

  /// The sentence of a failure, which must end with 78.
  private static func failure(_ body: () throws -> Settings) -> String? {
    do {
      _ = try body()
      return nil
    } catch let failure as SettingsFailure {
      #expect(CommandFailure(failure).status == .settings)
      return failure.sentence
    } catch let mistake as SettingsMistake {
      return mistake.words(in: .english)
    } catch {
      return nil
    }
  }

  @Test("without any, the defaults hold")
  func defaults() throws {
    let settings = try Self.resolve(locale: .simplifiedChinese)
    #expect(settings.platform == .feishu)
    #expect(settings.baseURL.description == "https://open.feishu.cn")
    #expect(settings.zone.identifier == "Asia/Shanghai")
    #expect(settings.language == .simplifiedChinese)
    #expect(settings.idKind == .employeeID)
    #expect(settings.stateDirectory == "/home/me/.local/state/unpunch")
    #expect(!settings.isReadOnly)
    #expect(settings.usesColor)
    #expect(settings.appID == nil)
  }

  @Test("later layers win: system, user, environment, options")
  func layers() throws {
    let system = "tenant_name: system\napp_id: system\nlanguage: zh-Hans\ntheme: dark\n"
    let user = "tenant_name: user\napp_id: user\ntheme: light\n"
    let environment = ["UNPUNCH_APP_ID": "environment", "UNPUNCH_THEME": "mono"]
    let settings = try Self.resolve(
      system: system, user: user, environment: environment, options: [.theme: "auto"])
    #expect(settings.language == .simplifiedChinese)
    #expect(settings.tenantName == "user")
    #expect(settings.appID == "environment")
    #expect(settings.theme == .auto)
  }

  @Test("read_only holds wherever it is set, and cannot be taken back")
  func readOnly() throws {
    #expect(try Self.resolve(system: "read_only: true", user: "read_only: false").isReadOnly)
    #expect(try Self.resolve(environment: ["UNPUNCH_READ_ONLY": "true"]).isReadOnly)
    #expect(try !Self.resolve(user: "read_only: false").isReadOnly)
  }

  @Test("a locked key that is set elsewhere is refused, and its place named")
  func locks() throws {
    let system = "base_url: https://open.feishu.cn\nlocked: [base_url]\n"
    #expect(try Self.resolve(system: system).baseURL.host == "open.feishu.cn")
    let sentence = Self.failure {
      try Self.resolve(
        system: system, environment: ["UNPUNCH_BASE_URL": "http://127.0.0.1:1"])
    }
    #expect(sentence?.contains("UNPUNCH_BASE_URL: “base_url” is locked") == true)
  }

  @Test(
    "what is wrong in a file is said with file, line and cure",
    arguments: [
      ("app_id: a\nbogus: b\n", "/home/c.yaml:2: there is no setting “bogus”"),
      ("app_id: [a, b]\n", "/home/c.yaml:1: “app_id” takes one value"),
      ("app_secret: s3cret\n", "/home/c.yaml:1: the secret itself does not belong"),
      (
        "platform: wechat\n",
        "/home/c.yaml:1: “wechat” is not a valid value for platform. It takes feishu"
      ),
      (
        "\n\ntime_zone: Mars/Base\n",
        "/home/c.yaml:3: “Mars/Base” is not a valid value for time_zone"
      ),
      ("base_url: http://example.com\n", "/home/c.yaml:1: this is not a base address"),
      ("proxy: socks5://x\n", "/home/c.yaml:1: “•••” is not a valid value for proxy"),
      ("proxy: http://x:99999\n", "for proxy. It takes http://host:port, the port from 1"),
      ("read_only: perhaps\n", "“perhaps” is not a valid value for read_only"),
      (
        "retention:\n  records: soon\n",
        "/home/c.yaml:2: “soon” is not a valid value for retention.records"
      ),
      ("idle_timeout: 15\n", "“15” is not a valid value for idle_timeout"),
      ("mouse: left\n", "“left” is not a valid value for mouse. It takes true or false"),
      ("audit: maybe\n", "“maybe” is not a valid value for audit"),
      ("locked: [app_id]\n", "there is no setting “locked”"),
      ("- a\n- b\n", "/home/c.yaml is not a valid settings file in YAML"),
      ("app_id: \"a\n", "/home/c.yaml is not a valid settings file in YAML"),
      ("app_id: a\napp_id: b\n", "/home/c.yaml is not a valid settings file in YAML"),
    ])
  func wrong(text: String, says: String) {
    let sentence = Self.failure { try Self.resolve(user: text) }
    #expect(sentence?.contains(says) == true, "\(sentence ?? "no failure")")
    #expect(sentence?.contains("s3cret") == false)
  }

  @Test("errors are said in the language that is set")
  func language() {
    let sentence = Self.failure {
      try Self.resolve(user: "language: zh-Hans\nplatform: wechat\n")
    }
    #expect(sentence?.contains("不是 platform 的有效值") == true)
  }

  @Test(
    "times and proxies are read",
    arguments: [
      ("0", 0), ("90s", 90), ("15m", 900), ("2h", 7200), ("30d", 2_592_000), ("2y", 63_072_000),
    ])
  func times(text: String, seconds: Int) {
    #expect(SettingsResolver.seconds(text) == seconds)
    #expect(SettingsResolver.seconds(text + "x") == nil)
  }

  @Test("a proxy is a host and a port, without credentials and paths")
  func proxies() {
    #expect(SettingsResolver.proxy("http://proxy.example.com:3128")?.port == 3128)
    #expect(SettingsResolver.proxy("http://proxy.example.com:65535/")?.port == 65_535)
    #expect(SettingsResolver.proxy("http://[::1]:3128")?.host == "::1")
    for text in [
      "proxy:3128", "https://p:1", "http://u:p@p:1", "http://p:1/x", "http://", "http://p:99999",
      "http://p:65536", "http://p:0", "http://p:-1", "http://p:1x", "http://p%0d%0a:1",
      "http://p q:1", "http://代理:1",
    ] {
      #expect(SettingsResolver.proxy(text) == nil)
    }
  }

  @Test(
    "a password in an address is refused, and shown nowhere",
    arguments: [
      "http://user:hunter2@host:3128", "socks5://user:hunter2@host", "user:hunter2@host:1",
      "https://user:hunter2@host", "http://user:hunter2＠host:1", "http://user:hunter2﹫host:1",
      "http://user:hunter2%40host:1", "http://hunter2@", "@hunter2",
      "http://a b:hunter2@host:99999",
    ])
  func loginInAddress(text: String) {
    for key in ["proxy", "base_url"] {
      for language in ["en", "zh-Hans"] {
        let file = "language: \(language)\n\(key): \"\(text)\"\n"
        let inFile = Self.failure { try Self.resolve(user: file) }
        #expect(inFile?.contains("/home/c.yaml:2") == true)
        #expect(inFile?.contains("proxy_user") == true)
        #expect(inFile?.contains("hunter2") == false)
      }
      let inVariable = Self.failure {
        try Self.resolve(environment: ["UNPUNCH_" + key.uppercased(): text])
      }
      #expect(inVariable?.hasPrefix("UNPUNCH_") == true)
      #expect(inVariable?.contains("hunter2") == false)
    }
  }

  @Test("an address with a password is not shown under any other key either")
  func loginUnderAnotherKey() {
    let text = "http://user:hunter2@host:3128"
    for key in SettingsKey.allCases where !key.rawValue.contains(".") {
      for language in ["en", "zh-Hans"] where key != .language {
        let file = "language: \(language)\n\(key.rawValue): \"\(text)\"\n"
        let sentence = Self.failure { try Self.resolve(user: file) }
        #expect(sentence?.contains("hunter2") != true, "\(key.rawValue): \(sentence ?? "")")
      }
    }
  }

  /// The login of a proxy under these settings.
  private static func login(
    _ user: String, system: String = "", _ environment: [String: String] = [:]
  ) throws -> FeishuConfiguration.Proxy.Login? {
    try SettingsResolver(
      system: SettingsFile(system, path: "/etc/c.yaml", maySetLocks: true),
      user: SettingsFile(user, path: "/home/c.yaml", maySetLocks: false),
      environment: environment, options: [:], localeLanguage: .english, home: "/home/me"
    ).proxyLogin()
  }

  @Test("the proxy's password comes from a file or a variable, and needs a user name")
  func proxyLogin() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("unpunch-proxy-\(UUID().uuidString)").path
    defer { unlink(path) }
    try "from file\n".write(toFile: path, atomically: false, encoding: .utf8)
    chmod(path, 0o600)
    let file = "proxy_password_file: \(path)\n"
    let variable = ["UNPUNCH_PROXY_PASSWORD": "from variable\r\n"]
    #expect(try Self.login("") == nil)
    #expect(try Self.login("proxy_user: me\n" + file)?.password.text == "from file")
    let both = try Self.login("proxy_user: me\n" + file, variable)
    #expect(both?.user == "me" && both?.password.text == "from variable")
    func sentence(
      _ user: String, system: String = "", _ environment: [String: String] = [:]
    ) -> String? {
      Self.failure {
        _ = try Self.login(user, system: system, environment)
        return Settings()
      }
    }
    #expect(sentence("proxy_user: me\n")?.contains("proxy_password_file") == true)
    #expect(sentence(file)?.contains("Set proxy_user") == true)
    #expect(sentence("", variable)?.contains("Set proxy_user") == true)
    #expect(sentence("proxy_user: \"m:e\"\n", variable)?.contains("without a colon") == true)
    #expect(sentence("proxy_user: \"m\\ne\"\n", variable) != nil)
    let locked = "proxy_password_file: \(path)\nlocked: [proxy_password_file]\n"
    #expect(sentence("proxy_user: me\n", system: locked, variable)?.contains("is locked") == true)
    chmod(path, 0o644)
    #expect(sentence("proxy_user: me\n" + file)?.contains("chmod 600") == true)
  }

  @Test("NO_COLOR is obeyed where it is not empty")
  func noColor() throws {
    #expect(try !Self.resolve(environment: ["NO_COLOR": "1"]).usesColor)
    #expect(try Self.resolve(environment: ["NO_COLOR": ""]).usesColor)
  }

  @Test("without app id or secret the sentence says what to set")
  func credentials() throws {
    let settings = try Self.resolve()
    #expect(
      Self.failure {
        _ = try settings.configuration(); return settings
      }?
      .contains("UNPUNCH_APP_ID") == true)
    var named = settings
    named.appID = "cli_1"
    #expect(
      Self.failure {
        _ = try named.configuration(); return named
      }?
      .contains("app_secret_file") == true)
  }
}

@Suite("The file that holds the secret")
struct SecretFileTests {
  private static func path(_ name: String) -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent(
      "unpunch-secret-\(UUID().uuidString)-\(name)"
    ).path
  }

  private static func sentence(_ path: String) -> String? {
    do {
      _ = try SecretFile.read(path)
      return nil
    } catch {
      #expect(CommandFailure(error, in: .english).status == .settings)
      return error.words(in: .english)
    }
  }

  @Test("a file that only its owner can read is taken; any other is refused with the cure")
  func modes() throws {
    let path = Self.path("modes")
    defer { unlink(path) }
    try "s3cret\n".write(toFile: path, atomically: false, encoding: .utf8)
    for mode in [0o600, 0o400] {
      chmod(path, mode_t(mode))
      #expect(Self.sentence(path) == nil)
    }
    for mode in [0o640, 0o604, 0o644, 0o660] {
      chmod(path, mode_t(mode))
      #expect(Self.sentence(path)?.contains("chmod 600 \(path)") == true)
    }
  }

  @Test("a link, a directory, an empty and a missing file are refused")
  func others() throws {
    let target = Self.path("target")
    let link = Self.path("link")
    defer { unlink(target); unlink(link) }
    try "".write(toFile: target, atomically: false, encoding: .utf8)
    chmod(target, 0o600)
    symlink(target, link)
    #expect(Self.sentence(link)?.contains("symbolic link") == true)
    #expect(Self.sentence(target)?.contains("holds no secret") == true)
    #expect(Self.sentence(NSTemporaryDirectory())?.contains("not a regular file") == true)
    #expect(Self.sentence(target + "-none")?.contains("No such file") == true)
  }
}
