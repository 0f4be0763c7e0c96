import CNcurses
import Glibc

/// The locale of the process, by which ncurses encodes what it writes.
enum ProcessLocale {
  /// Sets the locale that the environment asks for, with C.UTF-8 in place of a UTF-8 one that is
  /// missing here: SSH carries the name of a locale to hosts that lack it.
  static func set() -> LocaleOutcome {
    // All categories fail together if one of them names a missing locale.
    if setlocale(LC_ALL, "") == nil { setlocale(LC_CTYPE, "") }
    if codeset == "UTF-8" { return .asSet }
    let asked = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first ?? ""
    guard asked.isEmpty || namesUTF8(asked), setlocale(LC_CTYPE, "C.UTF-8") != nil else {
      return .notUTF8(codeset)
    }
    return .fellBack(from: asked)
  }

  /// Whether the name of a locale says UTF-8, in any of its spellings.
  static func namesUTF8(_ name: String) -> Bool {
    let name = name.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    return name.contains("utf-8".utf8) || name.contains("utf8".utf8)
  }

  private static var codeset: String {
    nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}

/// What became of the locale that the environment asks for.
public enum LocaleOutcome: Hashable, Sendable {
  /// The locale is a UTF-8 one, and it was set.
  case asSet
  /// The locale is not on this system, or none (an empty one) was asked for: C.UTF-8 is used in its place.
  case fellBack(from: String)
  /// A locale that is not UTF-8 was asked for, and is used: the character set is named.
  ///
  /// Borders are ASCII then, and `?` stands for what the set does not have.
  case notUTF8(String)
}
