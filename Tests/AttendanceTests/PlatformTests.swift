import Attendance
import Testing

@Suite("The platform")
struct PlatformTests {
  @Test("has an address and a name in both languages", arguments: Platform.allCases)
  func names(_ platform: Platform) {
    switch platform {
    case .feishu:
      #expect(platform.baseURL == "https://open.feishu.cn")
      #expect(platform.name == Bilingual("Feishu", "飞书"))
    case .lark:
      #expect(platform.baseURL == "https://open.larksuite.com")
      #expect(platform.name == Bilingual("Lark", "Lark"))
    }
  }
}
