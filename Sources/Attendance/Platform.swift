/// One of the two brands of the platform; an app made on one does not work on the other.
public enum Platform: String, Sendable, Hashable, CaseIterable, Codable {
  /// Feishu (飞书), in China.
  case feishu
  /// Lark, everywhere else.
  case lark

  /// The address that all calls of this brand begin with.
  ///
  /// Both constants are those of the official Python SDK, `core/const.py` of PyPI lark-oapi 1.7.5 (read 2026-11-23).
  public var baseURL: String {
    switch self {
    case .feishu: "https://open.feishu.cn"
    case .lark: "https://open.larksuite.com"
    }
  }

  /// The other brand.
  public var other: Platform {
    switch self {
    case .feishu: .lark
    case .lark: .feishu
    }
  }

  /// The name that the platform has in a sentence of each language.
  public var name: Bilingual {
    switch self {
    case .feishu: Bilingual("Feishu", "飞书")
    case .lark: Bilingual(same: "Lark")
    }
  }
}
