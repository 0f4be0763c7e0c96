/// The beginning of a text that is no answer of the platform, short enough for a sentence.
enum FirstWords {
  /// The first words of a body, without tags of HTML, white space folded, at most 60 characters.
  ///
  /// Control characters are left out; more than the first 2,048 bytes are not looked at.
  static func of(_ body: [UInt8]) -> String {
    var words = ""
    var isInTag = false
    for scalar in String(decoding: body.prefix(2048), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "<": isInTag = true
      case ">" where isInTag:
        isInTag = false
        appendSpace(to: &words)
      case _ where isInTag: continue
      case _ where scalar.properties.isWhitespace: appendSpace(to: &words)
      case _ where scalar.properties.generalCategory == .control: continue
      default: words.unicodeScalars.append(scalar)
      }
      if words.unicodeScalars.count >= 60 { break }
    }
    while words.last == " " { words.removeLast() }
    return words
  }

  private static func appendSpace(to words: inout String) {
    if !words.isEmpty, words.last != " " { words.append(" ") }
  }
}
