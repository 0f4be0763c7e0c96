import Foundation
import Terminal

/// Sentences for people, on standard error.
enum StandardError {
  /// Writes lines, each made safe for a terminal.
  static func write(_ text: String) {
    write(raw: SafeLines.text(text))
  }

  /// Writes what is safe already.
  static func write(raw text: String) {
    // A terminal that is gone cannot be told anything, and that must not end a deletion.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}

/// Results, on standard output.
enum StandardOutput {
  /// Writes what was asked for and is kept nowhere else by this run, as it is.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - settings: The language of the sentence.
  /// - Throws: ``CommandFailure`` with 74 where that fails, with 141 and without a word where whoever reads it has had
  ///   enough.
  static func print(_ text: String, _ settings: Settings) throws(CommandFailure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      if isClosed(error) { throw CommandFailure(.outputClosed, "") }
      throw CommandFailure(
        .outputFailed, BatchText.cannotPrint(SystemWords.of(error, in: settings.language)),
        in: settings.language)
    }
  }

  /// Writes what came of something that was done, as it is; where that fails, says so on standard error, since how it
  /// ended matters more.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - settings: The language of the sentence.
  static func write(_ text: String, _ settings: Settings) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch let error where isClosed(error) {
      // Whoever reads has had enough, as `head` has: nothing went wrong, and nobody is there to be told.
    } catch {
      StandardError.write(
        BatchText.notPrinted(SystemWords.of(error, in: settings.language)).words(
          in: settings.language))
    }
  }

  /// Whether whoever reads the output has closed it.
  private static func isClosed(_ error: any Error) -> Bool {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    return cause.domain == NSPOSIXErrorDomain && cause.code == Int(EPIPE)
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
