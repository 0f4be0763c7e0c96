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
    let lowercased = tag.lowercased()
    if lowercased.hasPrefix("zh") {
      self = .simplifiedChinese
    } else if lowercased == "en" || lowercased.hasPrefix("en_") || lowercased.hasPrefix("en-") {
      self = .english
    } else {
      return nil
    }
  }
}
