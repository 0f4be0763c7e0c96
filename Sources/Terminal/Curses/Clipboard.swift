import FoundationEssentials

/// The request that puts a text on the clipboard of the person at the terminal.
///
/// It is OSC 52, as in <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>; tmux takes it where
/// its option `set-clipboard` is `on`.
enum Clipboard {
  /// The most characters of base64 that terminals take.
  static let longest = 74_994

  /// Makes the request; nil where the text is too long or empty, which would clear the clipboard.
  static func request(_ text: String) -> String? {
    guard !text.isEmpty else { return nil }
    let encoded = Data(text.utf8).base64EncodedString()
    return encoded.utf8.count <= longest ? "\u{1B}]52;c;\(encoded)\u{07}" : nil
  }
}
