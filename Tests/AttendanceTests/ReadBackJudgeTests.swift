import Attendance
import CustomDump
import Testing

@Suite("Whether a record is there")
struct ReadBackJudgeTests {
  struct Round: Sendable, CustomTestStringConvertible {
    let isListed: Bool?
    let sight: RecordSight?
    let control: Bool
    let presence: Presence

    init(_ isListed: Bool?, _ sight: RecordSight?, control: Bool = false, _ presence: Presence) {
      self.isListed = isListed
      self.sight = sight
      self.control = control
      self.presence = presence
    }

    var testDescription: String {
      "listed \(isListed.map(String.init) ?? "?"), \(sight.map { "\($0)" } ?? "not asked"), "
        + "control \(control): \(presence)"
    }
  }

  static let rounds: [Round] = [
    // Shown by either is shown, whatever the other says.
    Round(true, nil, .shown), Round(true, .notFound, .shown), Round(false, .shown, .shown),
    Round(nil, .shown, .shown),
    // Absent takes both.
    Round(false, .nothing, .absent), Round(false, .notFound, .absent),
    Round(nil, .nothing, .noAnswer), Round(nil, .notFound, .noAnswer),
    // 1220001 counts only where it is not said of everything.
    Round(false, .parameterInvalid, .noAnswer),
    Round(false, .parameterInvalid, control: true, .absent),
    Round(nil, .parameterInvalid, control: true, .noAnswer),
    // No answer is no answer, also beside a query that does not list it.
    Round(false, .noAnswer, .noAnswer), Round(false, .noAnswer, control: true, .noAnswer),
    Round(false, nil, .noAnswer), Round(nil, nil, .noAnswer), Round(nil, .noAnswer, .noAnswer),
  ]

  @Test("is told by both calls together", arguments: rounds)
  func presence(_ round: Round) {
    #expect(
      ReadBackJudge.presence(
        isListed: round.isListed, sight: round.sight, controlIsShown: round.control)
        == round.presence)
  }
}
