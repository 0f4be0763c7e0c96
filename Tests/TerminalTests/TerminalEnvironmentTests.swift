import Foundation
@testable import Terminal
import Testing

@Suite("Reading the environment")
struct TerminalEnvironmentTests {
  private func environment(_ variables: [String: String]) -> TerminalEnvironment {
    TerminalEnvironment { variables[$0] }
  }

  @Test(
    "lets Escape wait 25 ms, 100 over SSH, and what ESCDELAY says",
    arguments: [
      ([:], 25), (["SSH_CONNECTION": "a"], 100), (["SSH_TTY": "a"], 100), (["ESCDELAY": "7"], 7),
      (["ESCDELAY": "0", "SSH_TTY": "a"], 0), (["ESCDELAY": "-1"], 25), (["ESCDELAY": "x"], 25),
      (["ESCDELAY": "", "SSH_TTY": "a"], 100),
    ] as [([String: String], Int32)])
  func escapeDelay(variables: [String: String], delay: Int32) {
    #expect(environment(variables).escapeDelay == delay)
  }

  @Test(
    "takes a terminal that is not on the list for xterm in restricted mode",
    arguments: [
      ("xterm-256color", "xterm-256color"), ("tmux-256color", "tmux-256color"),
      ("linux", "linux"), ("dumb", "dumb"), ("", "xterm"), ("../../home/x", "xterm"),
      ("vt100-am", "xterm"), ("Xterm", "xterm"), ("aaa+dec", "xterm"), ("linux\u{301}", "xterm"),
      ("../\u{301}x", "xterm"), ("\u{212A}onsole", "xterm"), ("lin\u{FF55}x", "xterm"),
    ])
  func restricted(name: String, taken: String) {
    #expect(environment(["TERM": name]).restrictedTerminal == taken)
  }

  @Test(
    "knows where there is no clipboard",
    arguments: [
      ("xterm-256color", true), ("screen-256color", true), ("linux", false),
      ("linux-16color", false),
      ("dumb", false), ("vt220", false), ("", false),
    ])
  func clipboard(name: String, takes: Bool) {
    #expect(environment(["TERM": name]).takesClipboard == takes)
  }

  @Test("asks for the mouse in tmux, and not in GNU screen or on the Linux console")
  func mouse() {
    #expect(environment(["TERM": "xterm-256color"]).tellsMouse)
    #expect(environment(["TERM": "screen-256color", "TMUX": "a"]).tellsMouse)
    #expect(!environment(["TERM": "screen-256color"]).tellsMouse)
    #expect(!environment(["TERM": "linux"]).tellsMouse)
  }
}

@Suite("Copying to the clipboard")
struct ClipboardTests {
  @Test("encodes the text, so that nothing in it can speak to the terminal")
  func encodes() throws {
    let request = try #require(Clipboard.request("\u{1B}]0;x\u{07}打卡\n"))
    let body = try #require(request.wholeMatch(of: #/\x1B\]52;c;([A-Za-z0-9+\/]+=*)\x07/#)).output.1
    let data = try #require(Data(base64Encoded: String(body)))
    #expect(String(decoding: data, as: UTF8.self) == "\u{1B}]0;x\u{07}打卡\n")
  }

  @Test("refuses nothing at all, and what is longer than terminals take")
  func refuses() {
    #expect(Clipboard.request("") == nil)
    // Three bytes are four characters: 74,992 of them here, and four more.
    let longest = String(repeating: "x", count: 56_244)
    #expect(Clipboard.request(longest)?.utf8.count == 74_992 + 8)
    #expect(Clipboard.request(longest + "x") == nil)
  }
}
