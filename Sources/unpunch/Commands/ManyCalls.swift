import Attendance
import UnpunchKit

/// The announcement of many calls, which count against the tenant's quota, and the question whether to make them.
enum ManyCalls {
  /// Announces calls, and asks, unless `--yes` has agreed; few are made without a word.
  ///
  /// A command that does not take `--yes` does not name it.
  ///
  /// - Throws: ``CommandFailure`` with 64 where there is nobody to ask, with 130 where the answer is no.
  static func agree(
    to estimate: CallEstimate, isAgreed: Bool, takesYes: Bool = true, _ settings: Settings
  ) async throws(CommandFailure) {
    guard estimate.isLarge else { return }
    func words(_ text: CommandText) -> String { text.words(in: settings.language) }
    TerminalQuestion.show([words(.manyCalls(estimate, settings.platform))])
    if isAgreed { return }
    guard TerminalQuestion.isPossible else {
      let mistake: OptionMistake = takesYes ? .yesForManyCalls : .noTerminalForManyCalls
      throw CommandFailure(mistake, in: settings.language)
    }
    let answer = await TerminalQuestion.ask(words(.askManyCalls), settings.language)
    guard answer?.lowercased() == "y" else {
      throw CommandFailure(.interrupted, words(.callsDeclined))
    }
  }
}
