import Attendance
import TestSupport
import Testing

@Suite("What is said of an import is true")
struct ImportTruthTests {
  @Test("however an answer that does not lie is broken", arguments: 1...4 as ClosedRange<UInt64>)
  func truth(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var seen: Set<AnswerToImport.Mishap> = []
    var counts = (imported: 0, notImported: 0, open: 0)
    for round in 0..<Rounds.count {
      let answer = AnswerToImport(using: &random)
      seen.insert(answer.mishap)
      let judgement = ImportJudge.judge(answer.sent, answer.observation)
      // Made only where something is wrong: writing an answer out takes longer than judging it.
      var place: Comment { "seed \(seed), round \(round): \(answer)" }
      switch judgement.finding {
      case .imported(let id):
        counts.imported += 1
        #expect(answer.isThere, place)
        #expect(id == nil || id == answer.toldID, place)
        #expect(judgement.next == .settled, place)
      case .importedEarlier:
        counts.imported += 1
        #expect(answer.isThere && answer.story == .existed, place)
        #expect(judgement.next == .settled, place)
      case .notImported:
        counts.notImported += 1
        #expect(!answer.isThere, place)
        #expect(judgement.next != .sendAgain, place)
      case .open:
        counts.open += 1
        #expect(judgement.next == .sendAgain, place)
      }
    }
    // Every mishap was met, and the judge does not get away with saying nothing.
    #expect(seen.count == AnswerToImport.Mishap.allCases.count)
    #expect(counts.imported > 300)
    #expect(counts.notImported > 100)
    #expect(counts.open > 500)
  }

  @Test("and nothing is left open where the answer came as it was written")
  func certain() {
    let harmless: Set<AnswerToImport.Mishap> = [.none, .numbers, .noMessage, .otherOrder]
    var random = SplitMix64(seed: 5)
    var whole = 0
    for _ in 0..<Rounds.count {
      let answer = AnswerToImport(using: &random)
      guard harmless.contains(answer.mishap) else { continue }
      let judgement = ImportJudge.judge(answer.sent, answer.observation)
      switch answer.story {
      case .success, .successWithoutID:
        #expect(judgement.finding == .imported(answer.toldID), "\(answer)")
      case .existed where answer.mishap == .noMessage: continue
      case .existed: #expect(judgement.finding == .importedEarlier, "\(answer)")
      case .refusal:
        let words = answer.mishap == .noMessage ? Reason.notGiven : .platform("no")
        #expect(judgement.finding == .notImported(words), "\(answer)")
      case .named, .breakdown: continue
      }
      whole += 1
    }
    #expect(whole > 100)
  }

  @Test("and random bytes say nothing at all")
  func randomBytes() {
    var random = SplitMix64(seed: 6)
    let pieces = [
      "{", "}", "[", "]", ",", ":", #""code""#, #""msg""#, #""data""#, #""flow_records""#,
      #""user_id""#, #""check_time""#, #""e1043""#, #""1795392000""#, "0", "null", "true", " ",
      "\"", "\\",
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
      let judgement = ImportJudge.judge(Importing.sent, .answered(status: 200, body: body))
      #expect(judgement.next == .sendAgain, "\(String(decoding: body, as: UTF8.self))")
    }
  }
}
