/// What may be quoted of an answer: nothing of the one that holds the token, and else what is left after a redaction.
struct Quotation: Sendable {
  /// The types that can be named whatever the answer holds.
  private static let knownTypes: Set<String> = [
    "application/json", "application/octet-stream", "application/xml", "application/xhtml+xml",
    "text/html", "text/plain", "text/xml",
  ]
  private static let idLimit = 128

  let call: FeishuCall
  let hiding: Redaction

  /// Words of an answer.
  func words(_ text: String) -> String {
    call == .token ? "" : hiding.clean(text)
  }

  /// Several words of an answer.
  func words(_ texts: [String]) -> [String] {
    call == .token ? [] : texts.map(hiding.clean)
  }

  /// The first words of a body that is no answer.
  func firstWords(of body: [UInt8]) -> String {
    call == .token ? "" : FirstWords.of(body, hiding: hiding)
  }

  /// The type of a body, without what follows it; nil where there is none that can be named.
  func contentType(_ text: String?) -> String? {
    guard let text else { return nil }
    let type = String(decoding: text.utf8.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
    if Self.knownTypes.contains(type.lowercased()) { return type }
    return call == .token ? nil : String(hiding.clean(type).unicodeScalars.prefix(60))
  }

  /// The platform's id of a call, for its support.
  ///
  /// Of the token's call it is taken only where it is made of what tokens are not: digits, capitals, hexadecimal digits
  /// and hyphens.
  func logID(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    if call == .token, !text.utf8.allSatisfy({ $0.mayStandInLogID }) { return nil }
    return String(hiding.clean(text).unicodeScalars.prefix(Self.idLimit))
  }

  /// The host of a redirect.
  ///
  /// Of the token's call it is taken only where no part of it begins as the platform's tokens do: who stands between is
  /// told by nothing else.
  func host(_ text: String?) -> String? {
    guard let text else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "."))
    if call == .token, parts.contains(where: { $0.dropFirst().first == UInt8(ascii: "-") }) {
      return nil
    }
    return hiding.clean(text)
  }
}

extension AnswerHead {
  /// The same head without what must not be shown.
  func quoted(_ quotation: Quotation) -> AnswerHead {
    var head = self
    head.logID = quotation.logID(logID)
    head.requestID = quotation.logID(requestID)
    head.redirectHost = quotation.host(redirectHost)
    return head
  }
}

extension UInt8 {
  fileprivate var mayStandInLogID: Bool {
    hexadecimal != nil || self == UInt8(ascii: "-")
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }
}
