import Attendance
import CustomDump
import FeishuAttendance
import Testing

@Suite("What a client is given")
struct SettingsTests {
  @Test(
    "takes https, and http for this machine only",
    arguments: [
      ("https://open.feishu.cn", "https://open.feishu.cn"),
      ("https://open.feishu.cn/", "https://open.feishu.cn"),
      ("HTTPS://Open.Feishu.CN:8443", "https://open.feishu.cn:8443"),
      ("http://127.0.0.1:8787", "http://127.0.0.1:8787"),
      ("http://127.9.8.7", "http://127.9.8.7"), ("http://localhost:1", "http://localhost:1"),
      ("http://[::1]:8787", "http://[::1]:8787"),
    ])
  func goodAddress(text: String, read: String) throws {
    #expect(try BaseURL(text).description == read)
  }

  @Test(
    "refuses every other address, and says why",
    arguments: [
      ("http://open.feishu.cn", BaseURLError.unencrypted("open.feishu.cn")),
      ("http://127.0.0.1.evil.example", .unencrypted("127.0.0.1.evil.example")),
      ("http://localhost.evil.example", .unencrypted("localhost.evil.example")),
      ("http://128.0.0.1", .unencrypted("128.0.0.1")),
      ("http://127.1", .unencrypted("127.1")),
      ("http://[::2]", .unencrypted("::2")),
      ("https://user:secret@open.feishu.cn", .holdsCredentials),
      ("https://open.feishu.cn/open-apis", .moreThanAHost("https://open.feishu.cn/open-apis")),
      ("https://open.feishu.cn?x=1", .moreThanAHost("https://open.feishu.cn?x=1")),
      ("ftp://open.feishu.cn", .notAnAddress("ftp://open.feishu.cn")),
      ("open.feishu.cn", .notAnAddress("open.feishu.cn")), ("", .notAnAddress("")),
    ])
  func badAddress(text: String, error: BaseURLError) {
    #expect(throws: error) { try BaseURL(text) }
    #expect(!error.description.contains("secret@"))
  }

  @Test("knows the platforms' own addresses", arguments: Platform.allCases)
  func platform(_ platform: Platform) throws {
    #expect(BaseURL(platform) == (try BaseURL(platform.baseURL)))
  }

  @Test("never prints the secret")
  func secret() {
    let configuration = FeishuConfiguration(
      platform: .feishu, appID: "cli_test", appSecret: Secret(Canary.secret))
    var dumped = ""
    dump(configuration, to: &dumped)
    customDump(configuration, to: &dumped)
    for text in ["\(configuration)", String(reflecting: configuration), dumped] {
      #expect(!text.contains(Canary.secret))
      #expect(text.contains("•••") || text == dumped)
    }
  }

  @Test("takes 1 to 50 employees and some time")
  func window() throws {
    let users = (0..<51).map { UserID(rawValue: "e\($0)") }
    let (from, to) = (UnixTime(seconds: 10), UnixTime(seconds: 11))
    #expect(throws: FlowWindowError.noUsers) {
      try FlowWindow(userIDs: [], idKind: .employeeID, from: from, to: to)
    }
    #expect(throws: FlowWindowError.tooManyUsers(51)) {
      try FlowWindow(userIDs: users, idKind: .employeeID, from: from, to: to)
    }
    #expect(throws: FlowWindowError.noTime(from: from, to: from)) {
      try FlowWindow(userIDs: Array(users.prefix(50)), idKind: .employeeID, from: from, to: from)
    }
    let window = try FlowWindow(
      userIDs: Array(users.prefix(50)), idKind: .employeeID, from: from, to: to)
    #expect(window.userIDs.count == 50)
  }

  @Test("reports a difference as a failure")
  func differences() {
    withKnownIssue { expectNoDifference(1, 2) }
  }
}
