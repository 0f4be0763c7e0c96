/// A string of an answer that is no text: half of a surrogate pair, bytes that are no UTF-8, a raw control character or an
/// escape that JSON does not have.
///
/// Only ``JSONReader/read(_:keepingOddStrings:)`` makes one, and only where it is told to.
public struct JSONOddString: Sendable, Hashable {
  /// The string as it stood there, its quotes included; equal where the bytes are.
  public let source: ExactText
  /// What can be read of it; U+FFFD where nothing can be.
  public let readable: String

  init(raw: some Collection<UInt8>, readable: [UInt8]) {
    if let text = String(validating: raw, as: UTF8.self) {
      source = "\"\(text)\""
    } else {
      let digits = raw.map { byte in
        (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
      source = "bytes\"\(digits.joined())\""
    }
    self.readable = String(decoding: readable, as: UTF8.self)
  }
}
