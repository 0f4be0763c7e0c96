import Attendance
import FeishuAttendance
import Foundation
import Testing

import UnpunchKit

@testable import unpunch

@Suite("What settings would not hold, or would show")
struct HiddenSettingsTests {
  private static func resolver(
    user: String = "", system: String = "", _ environment: [String: String] = [:]
  ) throws -> SettingsResolver {
    var resolver = SettingsResolver(
      system: try SettingsFile(system, path: "/etc/c", maySetLocks: true),
      user: try SettingsFile(user, path: "/c", maySetLocks: false),
      environment: environment, options: [:], localeLanguage: .english, home: "/home/me")
    resolver.accountHome = { "/home/me" }
    resolver.hostZone = { .named(.utc) }
    return resolver
  }

  /// The sentence of a failure, which must end with 78; nil where there is none.
  private static func refusal(
    user: String = "", system: String = "", _ environment: [String: String] = [:]
  ) -> String? {
    do {
      let resolver = try resolver(user: user, system: system, environment)
      var settings = try resolver.resolve()
      settings.appSecret = try resolver.secret()
      try SettingsLoader.checkAppID(settings)
      _ = try resolver.proxyLogin()
      return nil
    } catch let failure as SettingsFailure {
      #expect(CommandFailure(failure).status == .settings)
      return failure.sentence
    } catch let mistake as SettingsMistake {
      return mistake.words(in: .english)
    } catch {
      return "\(error)"
    }
  }

  // MARK: What is hidden

  @Test(
    "a setting inside of another one's value is refused, with its line",
    arguments: [
      ("tenant_name: >\n  A\n  read_only: true\n", 3), ("tenant_name: |\n  read_only: true\n", 2),
      ("tenant_name: \"A\nread_only: true\"\n", 2), ("tenant_name: 'A\n  read_only: true'\n", 2),
      ("tenant_name: >-\n  A\n\n  READ_ONLY: true\n", 4),
      ("theme: dark\ntenant_name: >\n  - read_only : true\n", 3),
      ("tenant_name: >\n  {read_only: true}\n", 2),
    ])
  func inside(text: String, line: Int) {
    let sentence = Self.refusal(user: text)
    #expect(sentence?.hasPrefix("/c:\(line): this line is part of the value above it") == true)
    #expect(sentence?.lowercased().contains("“read_only” would not be set") == true)
  }

  @Test(
    "settings that stand where YAML finds them hold, however they are written",
    arguments: [
      "{app_id: cli_x,\n read_only: true}\n", "# read_only: false\nread_only:\n  true\n",
      "retention:\n  records: 30d\nread_only: true # read_only: false\n", "\"read_only\": true\n",
      "!!null {read_only: true}\n", "!!map\nread_only: true\n",
    ])
  func outside(text: String) throws {
    #expect(try Self.resolver(user: text).resolve().isReadOnly)
  }

  @Test("a file that is one text is none, also where a tag says that it is nothing")
  func text() {
    for text in ["!!null \"read_only: true\"\n", "\"\"\n", "''\n"] {
      #expect(Self.refusal(user: text)?.contains("not a valid settings file") == true, "\(text)")
    }
    for text in ["", "~\n", "# nothing\n", "null\n", "---\n...\n"] {
      #expect(Self.refusal(user: text) == nil, "\(text)")
    }
  }

  @Test("a file beside the settings file, with nearly its name, is refused")
  func names() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "names-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }  // Nothing of it is asked again.
    let path = folder + "/config.yaml"
    try SettingsText.checkNames(beside: path)
    for name in ["config.yml", "Config.yaml", "CONFIG.YAML"] {
      let other = folder + "/" + name
      symlink("/nowhere", other)
      defer { unlink(other) }
      #expect(throws: SettingsMistake.otherName(other, instead: "config.yaml")) {
        try SettingsText.checkNames(beside: path)
      }
    }
    try "".write(toFile: path, atomically: false, encoding: .utf8)
    link(path, folder + "/config.yml")
    try SettingsText.checkNames(beside: path)
  }

  // MARK: Locks

  @Test(
    "a lock is not walked round by a variable that is none of the setting",
    arguments: [
      ("locked: [state_dir]\n", ["XDG_STATE_HOME": "/x"], "XDG_STATE_HOME"),
      ("locked: [state_dir]\n", ["HOME": "/x"], "HOME"),
      ("state_dir: ~/x\nlocked: [state_dir]\n", ["HOME": "/x"], "HOME"),
      ("ca_file: ~/x\nlocked: [ca_file]\n", ["HOME": "/x"], "HOME"),
      ("platform: lark\nlocked: [time_zone]\n", ["TZ": "Asia/Tokyo"], "TZ"),
      ("platform: lark\nlocked: [time_zone]\n", ["TZDIR": "/x"], "TZDIR"),
      ("platform: lark\nlocked: [time_zone]\n", ["TZ": ""], "TZ"),
      ("locked: [time_zone]\n", ["UNPUNCH_PLATFORM": "lark"], "UNPUNCH_PLATFORM"),
      ("locked: [base_url]\n", ["UNPUNCH_PLATFORM": "lark"], "UNPUNCH_PLATFORM"),
      ("platform: lark\nlocked: [base_url]\n", ["UNPUNCH_PLATFORM": "feishu"], "UNPUNCH_PLATFORM"),
    ])
  func locks(system: String, environment: [String: String], place: String) {
    let sentence = Self.refusal(system: system, environment)
    #expect(sentence?.hasPrefix("\(place): “") == true)
    #expect(sentence?.contains("is locked") == true)
  }

  @Test("a lock is not walked round by the platform of the user's file")
  func otherPlatform() {
    for key in ["base_url", "time_zone"] {
      let sentence = Self.refusal(user: "platform: lark\n", system: "locked: [\(key)]\n")
      #expect(sentence?.hasPrefix("/c:1: “\(key)” is locked") == true)
    }
  }

  @Test("a lock leaves alone what does not touch it")
  func noLocks() {
    for (system, environment) in [
      ("locked: [state_dir]\n", ["HOME": "/home/me/"]), ("locked: [state_dir]\n", [:]),
      ("state_dir: /srv/x\nlocked: [state_dir]\n", ["HOME": "/x", "XDG_STATE_HOME": "/x"]),
      ("locked: [time_zone]\n", ["TZ": "Asia/Tokyo"]),
      ("platform: lark\nlocked: [time_zone]\n", ["TZDIR": ""]),
      ("locked: [base_url]\n", ["UNPUNCH_PLATFORM": "feishu"]),
      ("platform: lark\nlocked: [base_url]\n", ["UNPUNCH_PLATFORM": "lark"]),
      ("base_url: https://open.feishu.cn\nlocked: [base_url]\n", ["UNPUNCH_PLATFORM": "lark"]),
      ("platform: lark\ntime_zone: UTC\nlocked: [time_zone]\n", ["TZ": "Asia/Tokyo"]),
      ("platform: lark\n", ["TZ": "Asia/Tokyo", "XDG_STATE_HOME": "/x", "HOME": "/x"]),
    ] {
      #expect(Self.refusal(system: system, environment) == nil, "\(system)")
    }
  }

  @Test("a locked kind of ids is neither that of an option nor that of a file's heading")
  func idKind() throws {
    let locked = try Self.resolver(system: "locked: [id_kind]\n").resolve()
    #expect(try locked.idKind(option: nil) == .employeeID)
    #expect(try locked.idKind(option: nil, heading: (.employeeID, "f")) == .employeeID)
    let option = #expect(throws: SettingsFailure.self) {
      try locked.idKind(option: .employeeNumber)
    }
    #expect(option?.sentence.hasPrefix("--id-kind: “id_kind” is locked") == true)
    let heading = #expect(throws: SettingsFailure.self) {
      try locked.idKind(option: nil, heading: (.employeeNumber, "f.csv"))
    }
    #expect(heading?.sentence.hasPrefix("f.csv: “id_kind” is locked") == true)
    let free = try Self.resolver().resolve()
    #expect(try free.idKind(option: .employeeNumber) == .employeeNumber)
    #expect(try free.idKind(option: nil, heading: (.employeeNumber, "f")) == .employeeNumber)
    #expect(
      try free.idKind(option: .employeeID, heading: (.employeeNumber, "f")) == .employeeID)
  }

  // MARK: Secrets

  private static let canary = "c4nAry0Fth3M1ne7890abcdefGHIJKL"

  @Test("no secret under any setting, in a file or a variable, is said")
  func canary() {
    let canary = Self.canary
    let texts = [
      canary, "name:\(canary)", "name:pa55w0rd-\(canary)", "http://h/?token=\(canary)",
      "https://h/x#\(canary)", "http://h:\(canary)", "http://h:1?\(canary)", "cli_x \(canary)",
      "http://u:\(canary)@h:1", "app_secret=\(canary)", "~\(canary)", "https://h/hook/\(canary)",
    ]
    for key in SettingsKey.allCases where key != .tenantName {
      for text in texts {
        let parts = key.rawValue.split(separator: ".")
        let line = "\"\(text)\"\n"
        let file =
          parts.count == 1 ? "\(key.rawValue): \(line)" : "\(parts[0]):\n  \(parts[1]): \(line)"
        let secret = ["UNPUNCH_APP_SECRET": canary, "UNPUNCH_PROXY_PASSWORD": canary]
        let variable = key.variable.map { [$0: text] } ?? [:]
        for said in [
          Self.refusal(user: file), Self.refusal(user: file, secret), Self.refusal(variable),
          Self.refusal(variable.merging(secret) { $1 }),
        ] {
          #expect(said?.contains("c4nAry") != true, "\(key.rawValue): \(text): \(said ?? "")")
        }
      }
    }
    // The short one that people choose.
    let login = Self.refusal(
      user: "proxy_user: \"me:pw\"\n", ["UNPUNCH_PROXY_PASSWORD": "x"])
    #expect(login?.contains("me:pw") == false)
  }

  @Test("the app's id is no place for the secret")
  func appID() {
    let secret = ["UNPUNCH_APP_SECRET": Self.canary]
    for id in [Self.canary, "cli_" + Self.canary] {
      let sentence = Self.refusal(secret.merging(["UNPUNCH_APP_ID": id]) { $1 })
      #expect(sentence?.contains("app_id and the secret are the same text") == true)
    }
    #expect(Self.refusal(["UNPUNCH_APP_ID": "cli_x", "UNPUNCH_APP_SECRET": "x"]) == nil)
  }

  @Test("what stands before the secret, behind it or around it is not sent with it")
  func named() throws {
    for text in [
      "KEY=xyz", "app_secret: xyz", "app_secret=xyz\n", "export UNPUNCH_APP_SECRET=xyz",
      "App-Secret : xyz", "secret:xyz", "App Secret: xyz", "app_secret xyz", "Bearer xyz",
      "export  KEY=xyz", "{\"app_secret\":\"xyz\"}", "xyz // x", "xyz;", "xyz # the app of HR\n",
      "xyz#",
      "<xyz>", "`xyz`", "xyz,", "=xyz", "=",
    ] {
      #expect(throws: SettingsMistake.secretNotAlone("p"), "\(text)") {
        try SecretFile.secret(Array(text.utf8), place: "p")
      }
    }
    for text in ["xyz", "a-secret_of.the+judge", "YWJj==", "YWI="] {
      #expect(try SecretFile.secret(Array(text.utf8), place: "p")?.text == text)
    }
    // A password is whatever somebody has chosen.
    for text in ["a=b", "me: too #1", "x # y", "a;b/c"] {
      #expect(try SecretFile.secret(Array(text.utf8), of: .password, place: "p")?.text == text)
    }
    #expect(throws: SettingsMistake.secretNamed("p")) {
      try SecretFile.secret(Array("proxy_password: x".utf8), of: .password, place: "p")
    }
  }
}
