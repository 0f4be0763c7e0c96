import Attendance
import FeishuAttendance
import Foundation
import Testing

@testable import unpunch

@Suite("Values of settings as people write them")
struct SettingsValuesTests {
  private static func resolver(
    _ user: String, system: String = "", _ environment: [String: String] = [:]
  ) throws -> SettingsResolver {
    SettingsResolver(
      system: try SettingsFile(system, path: "/etc/c", maySetLocks: true),
      user: try SettingsFile(user, path: "/c", maySetLocks: false),
      environment: environment, options: [:], localeLanguage: .english, home: "/home/me")
  }

  private static func resolve(
    _ user: String, system: String = "", _ environment: [String: String] = [:]
  ) throws -> Settings {
    try resolver(user, system: system, environment).resolve()
  }

  /// The sentence of a failure, which must end with 78.
  private static func refusal(
    _ user: String, system: String = "", _ environment: [String: String] = [:]
  ) -> String? {
    do {
      let resolver = try resolver(user, system: system, environment)
      _ = try resolver.resolve()
      _ = try resolver.secret()
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

  // MARK: Paths

  private static let paths: [SettingsKey] = [.stateDirectory, .caFile, .appSecretFile]

  @Test(
    "a path is whole, or begins with the home",
    arguments: [
      ("/srv/x", "/srv/x"), ("~/.local/state/unpunch", "/home/me/.local/state/unpunch"),
      ("~/", "/home/me/"), ("/a/../b", "/a/../b"), ("/a b/é", "/a b/é"), ("/", "/"),
      ("/\u{301}x", "/\u{301}x"),
    ])
  func whole(path: String, meant: String) throws {
    for key in Self.paths {
      #expect(
        try Self.resolver("\(key.rawValue): \"\(path)\"\n").path(key).map {
          Array($0.utf8)
        } == Array(meant.utf8))
      #expect(
        try Self.resolver("", [key.variable ?? "": path + "\r\n"]).path(key) == meant)
    }
    #expect(
      try Self.resolve("", ["UNPUNCH_STATE_DIR": "~/./x//"]).stateDirectory == "/home/me/x")
  }

  @Test(
    "a path that depends on where one stands is refused, and so is somebody else's home",
    arguments: [
      ("a/b/c", "a whole path that begins with / or with ~/"), ("state", "a whole path"),
      ("./state", "a whole path"), ("../state", "a whole path"), (".", "a whole path"),
      ("~root/x", "somebody else's home"), ("~\u{301}/x", "somebody else's home"),
      ("~~", "somebody else's home"), ("\u{301}/x", "a whole path"), ("-", "a whole path"),
      ("file:///srv/x", "a whole path"), ("C:/x", "a whole path"), ("$HOME/x", "a whole path"),
    ])
  func relative(path: String, says: String) {
    for key in Self.paths {
      let sentence = Self.refusal("\(key.rawValue): \"\(path)\"\n")
      // In the place of a file's name there may stand what belongs into the file.
      let shown = key == .appSecretFile ? "•••" : path.contains("://") ? "•••" : path
      #expect(sentence?.contains("/c:1: “\(shown)”") == true)
      #expect(sentence?.contains(says) == true)
      let variable = key.variable ?? ""
      #expect(Self.refusal("", [variable: path])?.contains("\(variable): “\(shown)”") == true)
    }
  }

  @Test(
    "a directory that others need is none for a journal: closing it would be the cure",
    arguments: [
      "/", "//", "~", "~/", "/home/me", "/home/me//", "/tmp", "/tmp/", "/var/tmp", "//tmp",
      "/tmp/.", "/./tmp", "/home/me/.", "~/.", "~/x/..", "/tmp/x/..", "/etc", "/etc/", "/usr",
      "/opt",
      "/root", "/var/lib", "/home", "~/.config", "/..",
    ])
  func shared(path: String) {
    let sentence = Self.refusal("", ["UNPUNCH_STATE_DIR": path])
    #expect(sentence?.contains("UNPUNCH_STATE_DIR: “\(path)” is a directory of other") == true)
  }

  @Test("a path of nothing, or with what cannot be seen in it, is refused")
  func empty() {
    for key in Self.paths {
      for value in ["\" \"", "\"\"", "", "~", "null", "Null", "\"\\n\""] {
        let sentence = Self.refusal("\n\(key.rawValue): \(value)\n")
        #expect(sentence?.contains("/c:2: “\(key.rawValue)” is not set") == true, "\(value)")
      }
      for value in ["/a\\nb", "/a\\0b", "/a\\eb", "/a\\x7fb", "/a\\Lb", "/a\\u200Bb", "/a\\u202Eb"]
      {
        let sentence = Self.refusal("\(key.rawValue): \"\(value)\"\n")
        #expect(sentence?.contains("/c:1: the value of “\(key.rawValue)”") == true, "\(value)")
      }
      #expect(Self.refusal("", [key.variable ?? "": " "])?.contains("is not set") == true)
      #expect(Self.refusal("", [key.variable ?? "": "/a\u{1}"])?.contains("the value of") == true)
    }
  }

  // MARK: YAML

  @Test("what YAML takes for nothing is not set, for every setting")
  func nothing() {
    for key in SettingsKey.allCases {
      for value in ["", " ~", " null", " \"\"", " ''", " |\n", " # nothing"] {
        let parts = key.rawValue.utf8.split(separator: UInt8(ascii: "."))
          .map { String(decoding: $0, as: UTF8.self) }
        let text =
          parts.count == 1 ? "\(key.rawValue):\(value)\n" : "\(parts[0]):\n  \(parts[1]):\(value)\n"
        let sentence = Self.refusal(text)
        #expect(sentence?.contains("“\(key.rawValue)” is not set") == true, "\(text)")
        #expect(sentence?.contains("/c:\(parts.count):") == true)
      }
    }
  }

  @Test(
    "the line that is wrong is named, and what is wrong with it",
    arguments: [
      ("app_id：cli_x\nplatform: feishu\n", "/c:1: a full-width colon"),
      ("platform: feishu\napp_id：cli_x\n", "/c:2: a full-width colon"),
      ("platform: feishu\napp_id ：cli_x", "/c:2: a full-width colon"),
      ("app_id：cli_x", "/c:1: a full-width colon"),
      ("retention:\n  records：30d\n", "/c:2: a full-width colon"),
      ("app_id:cli_x\n", "/c:1: a space is missing"),
      ("platform: feishu\r\n\r\napp_id:cli_x\r\ntheme: dark\r\n", "/c:3: a space is missing"),
      ("platform: feishu\nread_only true\ntheme: dark\n", "/c:2: this is not a setting"),
      ("platform: feishu\n\ttheme: dark\n", "/c:2: the line begins with a tab"),
      ("platform: feishu\ntheme: \u{1}\n", "/c:2: a character that cannot be seen (U+0001)"),
      ("platform: feishu\n\u{200B}theme: dark\n", "/c:2: there is no setting"),
      ("platform: feishu\n\n\u{FEFF}theme: dark\n", "/c:3: a character that cannot be seen"),
      ("platform: feishu\u{2028}read_only: true\n", "/c:1: a character that cannot be seen"),
      ("platform: feishu\u{85}read_only: true\n", "/c:1: a character that cannot be seen"),
      ("platform: feishu\rtheme: pink\r", "/c:2: “pink”"),
      ("\u{FEFF}platform: feishu\r\ntheme: pink\r\n", "/c:2: “pink”"),
      ("app_id: a\nplatform: feishu\napp_id: b\n", "1, 3: app_id ×2"),
      ("# x\napp_id: \"a\n\nplatform: feishu\n", ": 2: found unexpected end"),
      ("platform: feishu\n---\nread_only: true\n", "2: but found another document"),
      ("theme: dark\nretention: 30d\n", "/c:2: “retention” takes records and history"),
      ("retention:\n  records: 1m\n", "/c:2: “1m” is less than a day"),
      ("retention.history: 90s\n", "/c:1: “90s” is less than a day"),
      ("app_id: \"cli：x\"\n", "/c:1: “•••” is not a valid value for app_id"),
      ("app_id: 2026-11-30 10:00\n", "is not a valid value for app_id"),
      ("app_id: {a: b}\n", "/c:1: “app_id” takes one value"),
      ("tenant_name: \"a\\nb\"\n", "/c:1: the value of “tenant_name” has several lines"),
      ("READ_ONLY: true\n", "/c:1: there is no setting “READ_ONLY”"),
      ("Read_only: true\n", "/c:1: there is no setting “Read_only”"),
      ("read_only\u{301}: true\n", "/c:1: there is no setting"),
      ("? [a]\n: b\n", "there is no setting"),
    ])
  func lines(text: String, says: String) {
    let sentence = Self.refusal(text)
    #expect(sentence?.contains(says) == true, "\(sentence ?? "no failure")")
  }

  @Test(
    "what is as it is written is taken as it is written",
    arguments: [
      ("app_id: 0123\n", "0123"), ("app_id: 1e5\n", "1e5"), ("app_id: yes\n", "yes"),
      ("app_id: 0x1F\n", "0x1F"), ("app_id: 2026-11-30\n", "2026-11-30"),
      ("app_id: \"~x\"\n", nil), ("app_id: |\n  cli_x\n", "cli_x"),
      ("app_id: >-\n  cli_x\n", "cli_x"),
      ("app_id:\tcli_x\r\n", "cli_x"), ("{app_id: cli_x, theme: dark}\n", "cli_x"),
      ("%YAML 1.1\n---\napp_id: cli_x\n...\n", "cli_x"), ("\"app_id\": 'cli_x'\n", "cli_x"),
    ] as [(String, String?)])
  func verbatim(text: String, value: String?) throws {
    guard let value else { return #expect(Self.refusal(text) != nil) }
    #expect(try Self.resolve(text).appID == value)
  }

  @Test("what is nested without end is refused")
  func nested() {
    for text in ["[", "a: {", "- ", "? "] {
      #expect(Self.refusal(String(repeating: text, count: 5000)) != nil)
    }
  }

  // MARK: What forbids something

  @Test(
    "read_only holds for everything that is not clearly false",
    arguments: ["true", "TRUE", "Yes", "on", "1", " true ", "true\r\n"])
  func readOnly(text: String) throws {
    #expect(try Self.resolve("", ["UNPUNCH_READ_ONLY": text]).isReadOnly)
    #expect(try Self.resolve("read_only: \"\(text)\"").isReadOnly)
  }

  @Test(
    "and what is neither true nor false is refused",
    arguments: [
      "", " ", "maybe", "y", "t", "tru", "2", "-1", "fa\u{301}lse", "false\u{301}", "\u{301}true",
      "false true", "ｔｒｕｅ", "真", "nil", "none",
    ])
  func doubtful(text: String) {
    #expect(Self.refusal("", ["UNPUNCH_READ_ONLY": text]) != nil)
    #expect(Self.refusal("read_only: \"\(text)\"\n") != nil)
    #expect(Self.refusal("", system: "read_only: \"\(text)\"\n") != nil)
  }

  @Test("locks that lock nothing are refused")
  func locks() {
    for text in ["locked:\n", "locked: app_id\n", "locked: ~\n", "locked: {app_id: true}\n"] {
      #expect(Self.refusal("", system: text)?.contains("/etc/c:1: “locked” takes a list") == true)
    }
    for text in ["locked: [[app_id]]\n", "locked: [{app_id: true}]\n", "locked:\n  - [a]\n"] {
      #expect(Self.refusal("", system: text)?.contains("“locked” takes a list") == true)
    }
    for text in ["locked: [READ_ONLY]\n", "locked:\n  - app_id\n  - appid\n"] {
      #expect(Self.refusal("", system: text)?.contains("there is no setting") == true)
    }
    #expect(
      Self.refusal("", system: "locked:\n  - app_id\n  - appid\n")?.contains("/etc/c:3") == true)
  }

  @Test("a locked file of the secret is not passed by with the secret itself")
  func lockedSecret() {
    let sentence = Self.refusal(
      "", system: "locked: [app_secret_file]\n", ["UNPUNCH_APP_SECRET": "s3cret"])
    #expect(sentence?.contains("UNPUNCH_APP_SECRET: “app_secret_file” is locked") == true)
    #expect(sentence?.contains("s3cret") == false)
  }

  // MARK: The secret

  @Test(
    "the secret is what is between the line ends, the spaces and the mark that editors add",
    arguments: [
      "s3cret", "s3cret\n", "s3cret\r\n", "s3cret\r", " s3cret \t\n\n", "\u{FEFF}s3cret\r\n",
      "\u{A0}s3cret\u{200B}", "\u{3000}s3cret\u{2028}", "s3cret\u{AD}",
    ])
  func secret(text: String) throws {
    #expect(try SecretFile.secret(Array(text.utf8), place: "p")?.text == "s3cret")
    #expect(
      try Self.resolver("", ["UNPUNCH_APP_SECRET": text]).secret()?.text == "s3cret")
  }

  @Test("what is more than a secret is not sent, and not said")
  func noSecret() throws {
    let wrong: [([UInt8], SettingsMistake)] = [
      (Array("s3\ncret".utf8), .secretLines("p")), (Array("s3\u{0}cret".utf8), .secretLines("p")),
      (Array("s3\u{200B}cret".utf8), .secretLines("p")),
      (Array("s3\u{301}".utf8), .secretLines("p")),
      (Array("ｓ3cret".utf8), .secretLines("p")), (Array("s3\u{A0}cret".utf8), .secretLines("p")),
      (Array("\"s3cret\"".utf8), .secretNotAlone("p")),
      (Array("'s3cret'\n".utf8), .secretNotAlone("p")),
      ([0xFF, 0xFE, 0x73, 0x00], .secretNotText("p")),
      ([UInt8](repeating: 0x61, count: 4097), .secretTooLong("p", bytes: 4096)),
    ]
    for (bytes, mistake) in wrong {
      #expect(throws: mistake) { try SecretFile.secret(bytes, place: "p") }
      for sentence in [mistake.words.english, mistake.words.chinese] {
        #expect(!sentence.contains("s3"))
      }
    }
    #expect(try SecretFile.secret([UInt8](repeating: 0x61, count: 4096), place: "p") != nil)
    #expect(try SecretFile.secret(Array("\u{FEFF}\n".utf8), place: "p") == nil)
    #expect(Self.refusal("", ["UNPUNCH_APP_SECRET": " \r\n"])?.contains("no secret") == true)
  }
}
