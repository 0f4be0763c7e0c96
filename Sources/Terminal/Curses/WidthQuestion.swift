import CNcurses

/// Asks the terminal how wide it draws a line, which neither locale nor description tell.
///
/// Terminals for East Asia can draw two columns wide what Unicode calls ambiguous: lines, dots, dashes,
/// ellipses. PuTTY has a box to tick for it, and xterm the option `-cjk_width`. A program that counts
/// one column then has its rows broken, and ids among them cut.
enum WidthQuestion {
  /// The column of the line, from 0.
  ///
  /// Not the first: `ESC [ 1 ; 2 R`, an answer there, is Shift with F3.
  private static let column = 10

  /// What draws a line in the first column of an empty row, asks where the cursor is, and takes the line away.
  ///
  /// Nothing if the terminal is not known to answer.
  @MainActor
  static func text() -> [UInt8] {
    let question = "\u{1B}[6n"
    guard let known = unpunch_capability("u7"), String(cString: known) == question else {
      return []
    }
    let blanks = String(repeating: " ", count: column)
    return Array("\r\(blanks)─\(question)\r\u{1B}[K".utf8)
  }

  /// Whether an answer, the column of the cursor from 1, means that the line took two columns.
  static func isWide(_ answer: Int) -> Bool { answer == column + 3 }
}
