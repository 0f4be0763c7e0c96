import Attendance
import Foundation
import Testing

@testable import unpunch

@Suite("Restricted to what the administrator has set")
struct RestrictedTests {
  @Test("of the environment only what says how to show something is kept, and what sshd tells")
  func environment() {
    let sent = [
      "TERM": "xterm", "LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8", "NO_COLOR": "1",
      "UNPUNCH_LANG": "en", "UNPUNCH_MOUSE": "false", "UNPUNCH_THEME": "dark",
      "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22",
      "SSH_USER_AUTH": "/tmp/sshauth.1",
    ]
    let hostile = [
      "HOME": "/tmp/evil", "XDG_STATE_HOME": "/tmp/evil", "XDG_CONFIG_HOME": "/tmp/evil",
      "UNPUNCH_STATE_DIR": "/tmp/evil", "UNPUNCH_BASE_URL": "http://127.0.0.1:1",
      "UNPUNCH_CA_FILE": "/tmp/evil", "UNPUNCH_PROXY": "http://127.0.0.1:1",
      "UNPUNCH_IDLE_TIMEOUT": "0", "UNPUNCH_AUDIT": "off", "UNPUNCH_READ_ONLY": "false",
      "SSH_ORIGINAL_COMMAND": "sh", "TERMINFO": "/tmp/evil", "TERMINFO_DIRS": "/tmp/evil",
      "LOCPATH": "/tmp/evil", "LC_CTYPE": "../../tmp/evil", "TZ": ":/etc/shadow",
      "TMPDIR": "/tmp/evil", "LD_PRELOAD": "/tmp/evil.so", "https_proxy": "http://127.0.0.1:1",
      "SWIFT_BACKTRACE": "swift-backtrace=/tmp/evil", "SQLITE_TMPDIR": "/tmp/evil",
      "GCONV_PATH": "\u{301}:/tmp/evil", "NLSPATH": "\u{301}/tmp/evil", "LANGUAGE": "en:/\u{301}x",
      "LC_NAME": "\u{301}/tmp/evil", "LC_TIME": "a/\u{301}b", "LC_EVIL": "x",
      "LC_PAPER": "\u{1B}]0;x", "SSH_TTY": "/dev/\u{301}",
    ]
    let reduced = RestrictedEnvironment.reduced(
      sent.merging(hostile) { first, _ in first }, home: "/home/unpunch")
    #expect(reduced == sent.merging(["HOME": "/home/unpunch"]) { first, _ in first })
  }

  @Test(
    "files are read by their names from one directory, and nothing leads out of it",
    arguments: [
      ("people.txt", true), ("missing.txt", true), ("-", true), ("../people.txt", false),
      ("/etc/passwd", false), ("..", false), (".", false), ("", false), ("link.txt", false),
      ("folder", false), ("folder/people.txt", false), ("~/people.txt", false),
      ("../\u{301}people.txt", false), ("folder/\u{301}people.txt", false),
      ("/\u{301}people.txt", false), ("\u{301}people.txt", true), ("-\u{301}", true),
      ("..\u{301}", true), ("people.txt\0", false), ("people.txt\n", false), ("pipe", false),
    ])
  func files(name: String, isRead: Bool) throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let folder = directory.appending(path: "folder")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }  // It is temporary anyhow.
    try Data("e1001\n".utf8).write(to: directory.appending(path: "people.txt"))
    try FileManager.default.createSymbolicLink(
      atPath: directory.appending(path: "link.txt").path, withDestinationPath: "/etc/passwd")
    #expect(mkfifo(directory.appending(path: "pipe").path, 0o600) == 0)
    var settings = Settings()
    settings.isRestricted = true
    #expect(settings.path(ofFile: name) == (name == "-" ? "-" : nil))
    settings.filesDirectory = directory.path
    #expect((settings.path(ofFile: name) != nil) == isRead)
    settings.isRestricted = false
    #expect(settings.path(ofFile: name) == name)
  }

  @Test("a terminal left alone is dropped after 15 minutes, or as the setting says, and 0 is never")
  func idleTimeout() throws {
    func timeout(_ text: String?) throws -> Duration? {
      try SettingsResolver(
        system: SettingsFile(), user: SettingsFile(),
        environment: text.map { ["UNPUNCH_IDLE_TIMEOUT": $0] } ?? [:], options: [:],
        localeLanguage: .english, home: "/home/a"
      ).resolve().idleTimeout
    }
    #expect(try timeout(nil) == .seconds(900))
    #expect(try timeout("2s") == .seconds(2))
    #expect(try timeout("0") == nil)
    #expect(try timeout("0s") == nil)
  }

  @Test("no sentence names a command, an option or a variable, none of which can be given there")
  func sentences() {
    let texts: [any RestrictableText] = [
      CommandText.noTerminal, CommandText.unknownTerminal("x"), CommandText.localeFellBack("zh"),
      CommandText.localeNotUTF8("ANSI"), CommandText.badOption("Unknown option"),
      CommandText.cannotMakeDirectory("/tmp", "x"), CommandText.inBackground,
      CommandText.terminalFailed("x"), CommandText.ended(batch: 1, "x"), CommandText.endedUnknown,
      CommandText.leftAlone(.seconds(60)), CommandText.systemFailed("x"),
      BatchText.stillUnknown(7), SettingsMistake.appIDMissing, SettingsMistake.appSecretMissing,
      SettingsMistake.proxyPasswordMissing, SettingsMistake.proxyUserMissing,
      SettingsMistake.loginInAddress(place: "p", key: "proxy"), SettingsMistake.secretEmpty("p"),
      SettingsMistake.badValue(place: "p", key: "theme", "x"),
      SettingsMistake.hostZone("/etc/localtime", places: []),
    ]
    for text in texts {
      for language in Language.allCases {
        let words = text.said(in: language, isRestricted: true)
        for advice in ["UNPUNCH_", "LC_", "TERM=", "TMPDIR", "--", "sudo"] {
          #expect(!words.contains(advice), "\(words)")
        }
        let command = #/unpunch (query|history|settle|undo|init|demo|doctor|verify)/#
        #expect(words.firstMatch(of: command) == nil, "\(words)")
        #expect(text.said(in: language, isRestricted: false) == text.words(in: language))
      }
    }
    // Settings are the administrator's, so that is who is named.
    for language in Language.allCases {
      let words = SettingsMistake.secretEmpty("p").said(in: language, isRestricted: true)
      #expect(words.contains(language == .english ? "pass this on" : "管理员"))
    }
  }
}
