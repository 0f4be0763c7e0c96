/// The beginning of a text that is no answer of the platform, short enough for a sentence.
enum FirstWords {
  /// How many scalars are shown.
  private static let limit = 60
  /// How many bytes are looked at.
  private static let window = 65_536

  /// The first words of a body, without tags of HTML, white space folded, at most 60 characters.
  ///
  /// Control characters are left out; more than the first 64 KiB are not looked at. What must not be shown is taken out
  /// before anything is cut, and once more where a tag or a control character stood in it.
  ///
  /// - Returns: The words; none where there are none.
  static func of(_ body: [UInt8], hiding: Redaction) -> String {
    let seen = hiding.clean(Array(body.prefix(window)))
    var words = Array(hiding.clean(folded(seen)).unicodeScalars)
    // What stands before the end of the window may be the beginning of what must not be shown.
    if body.count > window { words.removeLast(min(words.count, hiding.longest)) }
    words = Array(words.prefix(limit))
    while words.last == " " { words.removeLast() }
    return String(String.UnicodeScalarView(words))
  }

  private static func folded(_ body: [UInt8]) -> String {
    var words = String.UnicodeScalarView()
    var isInTag = false
    for scalar in String(decoding: body, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "<": isInTag = true
      case ">" where isInTag:
        isInTag = false
        appendSpace(to: &words)
      case _ where isInTag: continue
      case _ where scalar.properties.isWhitespace: appendSpace(to: &words)
      case _ where scalar.properties.generalCategory == .control: continue
      default: words.append(scalar)
      }
    }
    return String(words)
  }

  private static func appendSpace(to words: inout String.UnicodeScalarView) {
    if !words.isEmpty, words.last != " " { words.append(" ") }
  }
}
