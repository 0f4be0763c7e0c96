/// A language in which unpunch speaks to people.
public enum Language: String, Sendable, Hashable, CaseIterable, Codable {
  /// English.
  case english = "en"
  /// Simplified Chinese, as used on the Chinese mainland.
  case simplifiedChinese = "zh-Hans"

  /// Reads a language as settings and options write it: `en`, `zh-Hans`, and every tag that begins with `zh`.
  ///
  /// - Parameter tag: A language tag or the name of a locale, such as `zh_CN.UTF-8`; upper and lower case are the same.
  public init?(tag: String) {
    let lowercased = tag.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    let isEnglish = lowercased.starts(with: "en".utf8)
    switch lowercased.dropFirst(2).first {
    case _ where lowercased.starts(with: "zh".utf8): self = .simplifiedChinese
    case nil where isEnglish, UInt8(ascii: "_") where isEnglish, UInt8(ascii: "-") where isEnglish:
      self = .english
    default: return nil
    }
  }
}
