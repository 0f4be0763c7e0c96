import Attendance
import Foundation

/// Sentences for people, on standard error.
enum StandardError {
  /// Writes lines, each made safe for a terminal, and there broken between words where it is too long.
  static func write(_ text: String, patience: Duration? = nil) {
    write(raw: SafeLines.text(text, columns: TerminalColumns.of(2) ?? .max), patience: patience)
  }

  /// Writes what is safe already; a terminal that takes nothing is waited for so long, and without a patience until it does.
  static func write(raw text: String, patience: Duration? = nil) {
    // A terminal that is gone cannot be told anything, and that must not end a deletion.
    guard let patience else { return _ = PatientWrite.write(text, to: 2) }
    _ = PatientWrite.write(text, to: terminal ?? 2, patience: patience)
  }

  /// How many columns the terminal on standard error has; 80 where it does not say.
  static var columns: Int { TerminalColumns.of(2) ?? 80 }

  /// The terminal on standard error, opened anew so that writing to it never waits; others use the first descriptor too.
  private static let terminal: Int32? = {
    guard isatty(2) == 1, let name = ttyname(2) else { return nil }
    let descriptor = open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    return descriptor < 0 ? nil : descriptor
  }()
}

/// Results, on standard output: all that is printed there goes through here.
enum StandardOutput {
  /// How many columns the terminal has that is printed to; nil where it does not say, and where it is none.
  static var columns: Int? { TerminalColumns.of(1) }

  /// Lines that are safe already, each with its end; on a terminal broken between words where they are too long.
  static func text(_ lines: [String], columns: Int? = columns) -> String {
    let lines = columns.map { SafeLines.wrapped(lines, to: $0) } ?? lines
    return lines.map { $0 + "\n" }.joined()
  }

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
