/// What the doctor says of one part of the installation.
struct Diagnosis: Sendable, Equatable {
  /// A part that is looked at, in this order.
  enum Part: String, CaseIterable, Sendable {
    case settings, terminal, network, token, scopes, clock, journal
  }

  /// How it stands with a part; the raw values are those of the output.
  enum State: String, Sendable {
    /// Nothing is to be done.
    case good = "ok"
    /// It works, and something could be better.
    case advice
    /// Something does not work until it is mended.
    case problem
    /// It could not be looked at, for the reason that is told.
    case notChecked = "not_checked"
  }

  let part: Part
  let state: State
  /// What was found, in the language of the settings.
  let text: String
  /// What to do; nil where nothing is to be done, or the text says it.
  var cure: String?
  /// How the program ends where this is a problem.
  var status = ExitStatus.done

  static func good(_ part: Part, _ text: String) -> Diagnosis {
    Diagnosis(part: part, state: .good, text: text)
  }

  static func advice(_ part: Part, _ text: String, cure: String? = nil) -> Diagnosis {
    Diagnosis(part: part, state: .advice, text: text, cure: cure)
  }

  static func problem(
    _ part: Part, _ text: String, cure: String? = nil, _ status: ExitStatus
  ) -> Diagnosis {
    Diagnosis(part: part, state: .problem, text: text, cure: cure, status: status)
  }

  static func notChecked(_ part: Part, _ text: String) -> Diagnosis {
    Diagnosis(part: part, state: .notChecked, text: text)
  }
}
