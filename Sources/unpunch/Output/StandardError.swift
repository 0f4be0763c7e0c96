import Attendance
import Foundation
import Terminal

/// Sentences for people, on standard error.
enum StandardError {
  /// Writes lines, each made safe for a terminal.
  static func write(_ text: String, patience: Duration? = nil) {
    write(raw: SafeLines.text(text), patience: patience)
  }

  /// Writes what is safe already; a terminal that takes nothing is waited for so long, and without a patience until it does.
  static func write(raw text: String, patience: Duration? = nil) {
    // A terminal that is gone cannot be told anything, and that must not end a deletion.
    guard let patience else { return _ = PatientWrite.write(text, to: 2) }
    _ = PatientWrite.write(text, to: terminal ?? 2, patience: patience)
  }

  /// How many columns the terminal on standard error has; 80 where it does not say.
  static var columns: Int {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 80 }
    return min(Int(size.ws_col), Size.largest.columns)
  }

  /// The terminal on standard error, opened anew so that writing to it never waits; others use the first descriptor too.
  private static let terminal: Int32? = {
    guard isatty(2) == 1, let name = ttyname(2) else { return nil }
    let descriptor = open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    return descriptor < 0 ? nil : descriptor
  }()
}

/// Results, on standard output: all that is printed there goes through here.
enum StandardOutput {
  /// Writes what was asked for and is kept nowhere else by this run, as it is.
  ///
  /// - Throws: ``CommandFailure`` with 74 where that fails, with 141 and without a word where whoever reads it has had
  ///   enough.
  static func print(_ text: String, in language: Language) throws(CommandFailure) {
    guard let error = PatientWrite.write(text, to: 1) else { return }
    throw CommandFailure(printing: error, in: language)
  }

  /// Writes what came of something, as it is, and ends the command; where that fails, says so on standard error, since
  /// how it ended matters more.
  ///
  /// - Throws: ``CommandFailure`` with the sentences where it did not end well, with 74 where all went well but this.
  static func end(
    _ text: String, of status: ExitStatus, _ sentences: [String], isKept: Bool,
    in language: Language
  ) throws(CommandFailure) {
    var status = status
    // Whoever reads may have had enough, as `head` has: nothing went wrong, and nobody is there to be told.
    if let error = PatientWrite.write(text, to: 1), error != EPIPE {
      let words = SystemWords(error).words(in: language)
      let sentence = isKept ? BatchText.notPrinted(words) : .cannotPrint(words)
      StandardError.write(sentence.words(in: language))
      if status == .done { status = .outputFailed }
    }
    guard status == .done else {
      throw CommandFailure(status, sentences.joined(separator: "\n"))
    }
  }
}

/// Text for people, whose lines are made safe one by one.
enum SafeLines {
  /// The lines, each through the sanitiser, each with its end.
  static func text(_ text: String) -> String {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { SafeText(String(decoding: $0, as: UTF8.self)).plain + "\n" }.joined()
  }
}
