import Attendance

/// What is wrong with the settings, in the language that it is told in; it ends whatever needs them.
struct SettingsFailure: Error {
  let mistake: SettingsMistake
  let language: Language

  /// What is said of it, and what to do.
  var sentence: String { mistake.words(in: language) }

  /// Has a mistake that a body finds told in a language.
  static func telling<Value>(
    in language: Language, _ body: () throws(SettingsMistake) -> Value
  ) throws(SettingsFailure) -> Value {
    do throws(SettingsMistake) {
      return try body()
    } catch {
      throw SettingsFailure(mistake: error, language: language)
    }
  }
}
