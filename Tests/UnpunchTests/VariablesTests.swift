import Foundation
import Testing

@testable import unpunch

@Suite("The environment, by bytes")
struct VariablesTests {
  private static func variables(_ entries: [String]) -> Variables {
    Variables(entries: entries.map { Array($0.utf8) })
  }

  @Test("has a variable whose value begins with a combining mark, as the C library has it")
  func combining() throws {
    let name = "UNPUNCHTEST"
    let value = "\u{301}:/evil"
    #expect(setenv(name, value, 1) == 0)
    defer { unsetenv(name) }
    #expect(Variables.current.values[name].map { Array($0.utf8) } == Array(value.utf8))
    #expect(Variables.value(of: name).map { Array($0.utf8) } == Array(value.utf8))
    for mark in ["\u{301}", "\u{FE0F}", "\u{200D}", "\u{1F3FB}", "\u{20DD}", "\u{338}"] {
      let found = Self.variables(["LOCPATH=\(mark)/evil", "A=b"]).values
      #expect(found.keys.sorted() == ["A", "LOCPATH"])
    }
  }

  @Test("leaves out what has no name, or one that no shell sets")
  func names() {
    let found = Self.variables([
      "", "=", "=a", "NOTHING", "A B=c", "É=1", "TERM\u{301}=x", "A=", "B==c=d", "_1=x",
    ])
    #expect(found.values == ["A": "", "B": "=c=d", "_1": "x"])
    #expect(found.broken.isEmpty)
    #expect(Variables(entries: [[0xFF, 0x3D, 0x61], [0x41, 0xFF, 0x3D, 0x61]]).values.isEmpty)
  }

  @Test("takes the first of two, and says so where they differ; and what is no text is told")
  func broken() {
    let twice = Self.variables(["A=1", "B=2", "A=3", "B=2"])
    #expect(twice.values == ["A": "1", "B": "2"])
    #expect(twice.broken == ["A"])
    let noText = Variables(entries: [Array("HOME=/a".utf8) + [0xFF]])
    #expect(noText.values.isEmpty)
    #expect(noText.broken == ["HOME"])
  }

  @Test(
    "with our prefix and none of ours is refused, with what was meant where that can be told",
    arguments: [
      ("UNPUNCH_READONLY", "UNPUNCH_READ_ONLY"), ("unpunch_read_only", "UNPUNCH_READ_ONLY"),
      ("Unpunch_Base_Url", "UNPUNCH_BASE_URL"), ("UNPUNCH_LANGUAGE", "UNPUNCH_LANG"),
      ("UNPUNCHREAD_ONLY", "UNPUNCH_READ_ONLY"), ("UnpunchReadOnly", "UNPUNCH_READ_ONLY"),
      ("UNPUNCHLANGUAGE", "UNPUNCH_LANG"), ("UNPUNCH_APPSECRET", "UNPUNCH_APP_SECRET"),
      ("UNPUNCH_NOTHING", nil),
    ] as [(String, String?)])
  func unknown(name: String, instead: String?) {
    #expect(
      SettingsKey.mistake(inVariable: name) == .unknownVariable(name, instead: instead))
  }

  @Test("with the name of a setting, or of somebody else, is none of that")
  func known() {
    for name in SettingsKey.allCases.compactMap(\.variable) + ["UNPUNCH_APP_SECRET"] {
      #expect(SettingsKey.mistake(inVariable: name) == nil)
    }
    for name in ["UNPUNCHED", "TERM", "MY_UNPUNCH_X", "UNPUNCH"] {
      #expect(SettingsKey.mistake(inVariable: name) == nil)
    }
  }

  @Test("a home that is empty is that of the user database; one that is relative is refused")
  func directories() throws {
    let home = try BaseDirectories([:]).home
    #expect(home.utf8.first == UInt8(ascii: "/"))
    #expect(try BaseDirectories(["HOME": ""]).home == home)
    #expect(try BaseDirectories(["HOME": "/a"]).settings() == "/a/.config/unpunch")
    #expect(
      try BaseDirectories(["HOME": "/a", "XDG_CONFIG_HOME": ""]).settings()
        == "/a/.config/unpunch")
    for value in ["a", "./a", "~", "a\u{301}/b", " /a", "/a\nb"] {
      #expect(throws: SettingsMistake.relativeDirectory(variable: "HOME", value)) {
        try BaseDirectories(["HOME": value])
      }
      #expect(throws: SettingsMistake.relativeDirectory(variable: "XDG_CONFIG_HOME", value)) {
        try BaseDirectories(["HOME": "/a", "XDG_CONFIG_HOME": value]).settings()
      }
      #expect(throws: SettingsMistake.relativeDirectory(variable: "XDG_STATE_HOME", value)) {
        try BaseDirectories(["HOME": "/a", "XDG_STATE_HOME": value]).state()
      }
    }
  }
}
