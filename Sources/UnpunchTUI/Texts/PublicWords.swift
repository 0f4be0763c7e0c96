public import Attendance

extension RecordSource {
  /// What a source is called on the screen and in a table.
  ///
  /// - Parameter language: The language of the name.
  /// - Returns: A short name, at most nine columns.
  public func name(in language: Language) -> String {
    Text.source(self).words(in: language, platform: .feishu)
  }
}

extension Counts {
  /// The counts as the outcome screen has them: `asked 10 · deleted 7 · not deleted 3`.
  ///
  /// - Parameter language: The language of the line.
  /// - Returns: The line.
  public func words(in language: Language) -> String {
    Text.counts(self).words(in: language, platform: .feishu)
  }
}
