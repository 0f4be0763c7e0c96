import Attendance
import CustomDump
import TestSupport
import Testing

@Suite("What is said of a deletion is true")
struct DeletionTruthTests {
  @Test("however an answer that does not lie is broken", arguments: 1...4 as ClosedRange<UInt64>)
  func truth(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var seen: Set<AnswerOfTruth.Mishap> = []
    var counts = (deleted: 0, notDeleted: 0, unknown: 0)
    for round in 0..<Rounds.count {
      let answer = try AnswerOfTruth(using: &random)
      seen.insert(answer.mishap)
      let judgement = DeletionJudge.judge(answer.batch, answer.observation)
      // Made only where something is wrong: writing an answer out takes longer than judging it.
      var place: Comment { "seed \(seed), round \(round): \(answer)" }
      #expect(judgement.verdicts.map(\.recordID) == answer.batch.ids, place)
      var hasUnknown = false
      for verdict in judgement.verdicts {
        switch verdict.verdict {
        case .deleted:
          counts.deleted += 1
          #expect(answer.deleted.contains(verdict.recordID), place)
        case .notDeleted:
          counts.notDeleted += 1
          #expect(!answer.deleted.contains(verdict.recordID), place)
        case .unknown:
          counts.unknown += 1
          hasUnknown = true
        }
      }
      #expect((judgement.next == .readBack) == hasUnknown, place)
    }
    // Every mishap was met, and the judge does not get away with saying nothing.
    #expect(seen.count == AnswerOfTruth.Mishap.allCases.count)
    #expect(counts.deleted > 500)
    #expect(counts.notDeleted > 1_000)
    #expect(counts.unknown > 1_000)
  }

  @Test("and nothing is left open where the answer came as it was written")
  func certain() throws {
    let harmless: Set<AnswerOfTruth.Mishap> = [
      .none, .repeatedElement, .numbers, .noMessage, .repeatedReason, .otherOrder,
    ]
    var random = SplitMix64(seed: 5)
    var whole = 0
    for _ in 0..<Rounds.count {
      let answer = try AnswerOfTruth(using: &random)
      guard answer.story != .breakdown, harmless.contains(answer.mishap) else { continue }
      whole += 1
      for verdict in DeletionJudge.judge(answer.batch, answer.observation).verdicts {
        switch verdict.verdict {
        case .deleted: #expect(answer.deleted.contains(verdict.recordID))
        case .notDeleted: #expect(!answer.deleted.contains(verdict.recordID))
        case .unknown(let doubt): Issue.record("\(doubt) in \(answer)")
        }
      }
    }
    #expect(whole > 200)
  }

  @Test("and random bytes say nothing at all")
  func randomBytes() throws {
    var random = SplitMix64(seed: 6)
    let batch = try Judging.batch()
    let pieces = [
      "{", "}", "[", "]", ",", ":", #""code""#, #""msg""#, #""data""#, #""success_record_ids""#,
      #""fail_record_ids""#, "0", "1", #""1""#, #""2""#, #""3""#, "null", "true", " ", "\"", "\\",
    ]
    for round in 0..<20_000 {
      var body: [UInt8] = []
      for _ in 0..<Int.random(in: 0...24, using: &random) {
        if round.isMultiple(of: 2) {
          body.append(UInt8.random(in: 0...255, using: &random))
        } else {
          body += (pieces.randomElement(using: &random) ?? "").utf8
        }
      }
      let judgement = DeletionJudge.judge(batch, .answered(status: 200, body: body))
      #expect(judgement.next == .readBack, "\(String(decoding: body, as: UTF8.self))")
      #expect(judgement.verdicts.map(\.recordID) == batch.ids)
    }
  }
}
