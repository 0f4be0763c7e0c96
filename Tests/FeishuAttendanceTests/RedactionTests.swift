import Foundation
import Testing

@testable import FeishuAttendance

@Suite("What must not be shown")
struct RedactionTests {
  static let secret = "dskLLdkasdjlasdKK9f+/~=\"x"
  static let hiding = Redaction([secret, "t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234"])

  /// A text that a careless page may hold, in which the secret stands in some form.
  struct Form: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String

    init(_ testDescription: String, _ text: String) {
      self.testDescription = testDescription
      self.text = text
    }
  }

  static func percent(_ text: String, _ format: String = "%%%02X") -> String {
    text.utf8.map { String(format: format, $0) }.joined()
  }

  static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

  static var forms: [Form] {
    let json = secret.replacingOccurrences(of: "\"", with: "\\\"")
      .replacingOccurrences(of: "/", with: "\\/")
    let web = secret.replacingOccurrences(of: "\"", with: "&quot;")
    return [
      Form("as it is", secret), Form("capitals", secret.uppercased()),
      Form("small letters", secret.lowercased()), Form("percent signs", percent(secret)),
      Form("small percent signs", percent(secret, "%%%02x")),
      Form(
        "some percent signs",
        secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""),
      Form("JSON", json), Form("JSON in JSON", json.replacingOccurrences(of: "\\", with: "\\\\")),
      Form("JSON numbers", percent(secret, "\\u%04x")),
      Form("JSON numbers in JSON", percent(secret, "\\\\u%04X")),
      Form("numbers of a shell", percent(secret, "\\x%02x")), Form("HTML", web),
      Form("HTML numbers", percent(secret, "&#%d;")),
      Form("HTML digits", percent(secret, "&#x%X;")),
      Form("percent in percent", percent(percent(secret))), Form("digits", percent(secret, "%02x")),
      Form("capital digits", percent(secret, "%02X")), Form("base64", base64(secret)),
      Form("base64, one further", base64("u" + secret)),
      Form("base64, two further", base64("u:" + secret)),
      Form("base64, three further", base64("me:" + secret + "tail")),
      Form("base64 in an address", percent(base64(secret))),
      Form(
        "base64 for addresses",
        base64(secret).replacingOccurrences(of: "+", with: "-").replacingOccurrences(
          of: "/", with: "_")),
    ]
  }

  @Test("is taken out in every form, at whatever place", arguments: forms)
  func everyForm(_ form: Form) async {
    for offset in 0..<70 {
      await Task.yield()
      let before = String(repeating: "a ", count: offset)
      let page = Array((before + "Bearer " + form.text + " and more").utf8)
      let words = FirstWords.of(page, hiding: Self.hiding)
      Self.expectNothing(of: form.text, in: words)
      let cleaned = String(decoding: Self.hiding.clean(page), as: UTF8.self)
      #expect(cleaned.hasPrefix(before + "Bearer ") && cleaned.hasSuffix(" and more"))
      Self.expectNothing(of: form.text, in: cleaned)
    }
  }

  /// No eight bytes of a form stand in a text.
  static func expectNothing(of form: String, in text: String) {
    let bytes = Array(form.utf8)
    for start in 0..<max(1, bytes.count - 7) {
      let row = Array(bytes[start..<min(bytes.count, start + 8)])
      guard text.utf8.contains(row) else { continue }
      Issue.record("\(String(decoding: row, as: UTF8.self)) in \(text)")
    }
  }

  @Test("is taken out where a tag or a control character stands in it, or its middle is missing")
  func interrupted() async {
    let (front, back) = (Self.secret.prefix(12), Self.secret.dropFirst(12))
    for between in ["<b>", "</b><i>", "\u{1}", "\u{7F}\u{9B}", ">"] {
      for offset in 0..<60 {
        await Task.yield()
        let page = String(repeating: "x", count: offset) + " " + front + between + back
        let words = FirstWords.of(Array(page.utf8), hiding: Self.hiding)
        Self.expectNothing(of: String(front), in: words)
        Self.expectNothing(of: String(back), in: words)
      }
    }
    let cut = "Authorization: Bearer \(Self.secret.prefix(9))..."
    #expect(Self.hiding.clean(cut) == "Authorization: Bearer •••...")
  }

  @Test("does not end half behind the last byte that is looked at")
  func window() async {
    for left in 0..<30 {
      await Task.yield()
      let page = "<a " + String(repeating: "x", count: 65_536 - 4 - left) + ">" + Self.secret
      let words = FirstWords.of(Array(page.utf8), hiding: Self.hiding)
      #expect(words.isEmpty || words == "•••", "\(words)")
    }
  }

  @Test("leaves all else as it is, and JSON as JSON")
  func rest() throws {
    let text = #"{"a":"100%25 \u0041\n&amp; dGhl","b":["\\","\/"]}"#
    #expect(Self.hiding.clean(text) == text)
    #expect(Redaction([nil, ""]).clean(text) == text)
    let secret = "nine-or-more"
    let body = #"{"msg":"C:\\\#(secret)\nx","n":1}"#
    let cleaned = Redaction([secret]).clean(Array(body.utf8))
    let read = try JSONSerialization.jsonObject(with: Data(cleaned)) as? [String: Any]
    #expect(read?["n"] as? Int == 1)
    #expect((read?["msg"] as? String)?.hasSuffix("•••\nx") == true)
  }

  @Test("a short one is taken out whole")
  func short() {
    #expect(Redaction(["s3c"]).clean("a s3c, %733%63, s3cs3c") == "a •••, •••, •••")
  }
}
