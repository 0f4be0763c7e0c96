import Attendance
import Journal
import Terminal
import TestSupport
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("Keys that come together, and answers that are late")
@MainActor
struct KeysInPiecesTests {
  /// Forty punches, of which every other stands there twice, the second time with another id.
  private static let records: [FlowRecord] = (0..<40).flatMap { index -> [FlowRecord] in
    let record = Fixture.record(index, comment: index.isMultiple(of: 3) ? "11 月补录" : "test")
    guard index.isMultiple(of: 2) else { return [record] }
    let copy = FlowRecord(
      recordID: RecordID("670935469936\(7_000_000 - index)"), userID: record.userID,
      creatorID: record.creatorID, locationName: record.locationName,
      checkTime: record.checkTime, comment: record.comment, type: record.type,
      externalID: "copy")
    return [record, copy]
  }

  private static func keys(_ text: String) -> [Key] {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\r": .enter
      case "\u{1B}": .escape
      case "\u{8}": .backspace
      case "↓": .down
      case "↑": .up
      case "⇟": .pageDown
      default: .character(scalar)
      }
    }
  }

  private static func started(_ size: Size = Fixture.standard) async -> KeysAtTheLoop {
    let keys = KeysAtTheLoop()
    keys.start(Fixture.list(records, size: size), records: records)
    // As the arrangement itself has them.
    keys.send([.character("S"), .character("S")])
    await keys.settle()
    return keys
  }

  /// The end of keys that each wait until all is on the screen, as a person does.
  private static func oneByOne(_ sequence: [Key]) async -> KeysAtTheLoop.End {
    let keys = await started()
    for key in sequence {
      keys.send([key])
      await keys.settle()
    }
    return await keys.end()
  }

  @Test("dup:extra, Enter, Space, Space in one read selects two that are there once more")
  func extra() async throws {
    let keys = await Self.started()
    keys.send(Self.keys("/dup:extra\r  "))
    await keys.turn()
    // The filter is not on the screen yet, and so nothing is selected.
    #expect(keys.state?.recordsBehind?.selection.count == 0)
    let end = await keys.end()
    let selected = end.selected.compactMap { id in Self.records.first { $0.recordID == id } }
    #expect(selected.count == 2)
    // The newer id comes first in the list; the one that is kept is never among them.
    let isExtra = await Self.extras()
    #expect(end.selected.allSatisfy(isExtra.contains))
    #expect(keys.unseen.isEmpty)
    #expect(end == (await Self.oneByOne(Self.keys("/dup:extra\r  "))))
  }

  private static func extras() async -> Set<RecordID> {
    let store = RecordStore(records)
    let arrangement = RecordArrangement(
      store: store, names: [:], zone: Fixture.zone, sourceName: { $0.name(in: .english) })
    let rows = await arrangement.arranged(
      RecordFilter("dup:extra"), .newestFirst, anchor: nil, selected: [],
      span: Fixture.query.span)
    return Set(rows?.rows.compactMap { store.recordID($0) } ?? [])
  }

  @Test("a filter that hides everything lets nothing be selected")
  func nothing() async {
    let keys = await Self.started()
    keys.send(Self.keys("/nowhere\r a "))
    let end = await keys.end()
    #expect(end.selected.isEmpty)
  }

  private static let pieces = [
    " ", " ", " ", "↓", "↑", "⇟", "G", "g", "s", "S", "a", "A", "j", "k", "\u{1B}", "/dup:extra\r",
    "/test\r", "/-test\r", "/foo:1", "/x\u{8}\r", "/11 ", "/dup:\u{1B}", "/dup:↓",
  ]

  private static func sequence(_ numbers: inout SplitMix64, _ pieces: [String]) -> [Key] {
    (0..<6).flatMap { _ in keys(pieces[numbers.next(below: pieces.count)]) }
  }

  /// Sends a sequence in pieces, and lets effects end at any time between them.
  private static func play(
    _ sequence: [Key], _ keys: KeysAtTheLoop, _ numbers: inout SplitMix64
  ) async {
    var rest = sequence[...]
    while !rest.isEmpty {
      if numbers.next(below: 3) == 0 {
        let choice = numbers.next(below: 1000)
        keys.release { choice % $0 }
      } else {
        let length = min(rest.count, 1 + numbers.next(below: 6))
        keys.send(Array(rest.prefix(length)))
        rest = rest.dropFirst(length)
      }
      if numbers.next(below: 2) == 0 { await keys.turn() }
    }
  }

  @Test(
    "filter and order: any pieces and delays lead to the same selection, cursor and filter",
    arguments: 0..<16)
  func sameEnd(seed: Int) async {
    var numbers = SplitMix64(seed: UInt64(seed))
    let sequence = Self.sequence(&numbers, Self.pieces)
    let expected = await Self.oneByOne(sequence)
    for _ in 0..<3 {
      let keys = await Self.started()
      await Self.play(sequence, keys, &numbers)
      let end = await keys.end()
      #expect(end == expected, "\(sequence)")
      #expect(keys.unseen.isEmpty, "\(sequence)")
      #expect(!keys.wasRefused)
    }
  }

  @Test(
    "reload, history and a dialog too: the same, or it was refused in words", arguments: 0..<16)
  func sameOrRefused(seed: Int) async {
    var numbers = SplitMix64(seed: 1000 + UInt64(seed))
    let sequence = Self.sequence(
      &numbers, Self.pieces + ["\r", "r", "r", "h", "hq", "h\rq", "?", "?j\u{1B}", "\rj\u{1B}"])
    let expected = await Self.oneByOne(sequence)
    for _ in 0..<3 {
      let keys = await Self.started()
      await Self.play(sequence, keys, &numbers)
      let end = await keys.end()
      #expect(end.selected == expected.selected || keys.wasRefused, "\(sequence)")
      #expect(keys.unseen.isEmpty, "\(sequence)")
    }
  }

  @Test("while a search runs, keys are refused in words, with what came behind them; Esc stops it")
  func searching() async {
    let keys = await Self.started()
    keys.send(Self.keys("r  j a"))
    await keys.until("a refusal") {
      keys.frame.lines.last?.contains("still being read") == true
    }
    #expect(keys.state?.recordsBehind?.selection.count == 0)
    keys.send([.escape])
    await keys.until("the search is stopped") { keys.state?.recordsBehind?.finding == nil }
    #expect(await keys.end().selected.isEmpty)
  }

  @Test("what follows keys that a search refused does not act on the list that it brings")
  func restOfRefused() async {
    let keys = await Self.started()
    keys.send(Self.keys("r/dup"))
    await keys.until("a refusal") { keys.wasRefused }
    await keys.settle()
    keys.send(Self.keys(":extra\ra "))
    await keys.settle()
    #expect(await keys.end().selected.isEmpty)
  }

  @Test("Space behind PgDn waits for the frame that shows the page; movements alone are one frame")
  func frames() async {
    let keys = await Self.started()
    var before = keys.drawn
    keys.send(Array(repeating: .down, count: 10))
    await keys.until("ten steps") { keys.state?.recordsBehind?.position == 10 }
    await keys.settle()
    #expect(keys.drawn == before + 1)
    before = keys.drawn
    keys.send([.pageDown, .character(" ")])
    await keys.settle()
    #expect(keys.drawn == before + 2)
    #expect(keys.unseen.isEmpty)
    #expect(await keys.end().selected.count == 1)
  }

  @Test("where what was asked for does not come, keys are refused in words, and Esc still acts")
  func patience() async {
    let keys = KeysAtTheLoop()
    keys.start(Fixture.list(Self.records), records: Self.records, longestWait: .milliseconds(20))
    keys.send(Self.keys("s  "))
    await keys.until("a refusal") { keys.frame.lines.last?.contains("Ignored:") == true }
    keys.send([.character(" ")])
    await keys.turn()
    #expect(keys.state?.recordsBehind?.selection.count == 0)
    keys.send([.escape])
    await keys.until("Escape to act") { keys.state?.notice?.text == .howToQuit }
    #expect(await keys.end().selected.isEmpty)
  }

  @Test("Ctrl-C does not wait behind keys that do, and says that they were not taken")
  func interrupted() async {
    let keys = await Self.started()
    keys.send(Self.keys("s  "))
    await keys.turn()
    keys.send([.control("c")])
    await keys.until("the question") { keys.state?.asks(.quit(selected: 0)) == true }
    await keys.settle()
    #expect(keys.wasRefused)
    // What comes behind it is meant for the question that it brings.
    keys.send([.character("n")] + Self.keys("s "))
    await keys.turn()
    keys.send([.control("c"), .character("n")])
    await keys.settle()
    #expect(keys.state?.dialog == nil)
    #expect(await keys.end().selected.isEmpty)
  }

  @Test("a click at what has changed since does nothing, and says so")
  func clicked() async throws {
    let keys = await Self.started()
    let row = 5
    let there = Position(column: 1, row: row)
    keys.send([.key(.character("S")), .mouse(MouseEvent(.press, at: there))])
    await keys.settle()
    #expect(keys.wasRefused)
    keys.send([.mouse(MouseEvent(.press, at: there)), .mouse(MouseEvent(.release, at: there))])
    await keys.settle()
    #expect(await keys.end().selected.count == 1)
  }

  @Test("a count and its Enter in one read are asked for once more; apart they delete")
  func countTogether() async throws {
    var state = Fixture.list(Self.records)
    state.press(.character(" "))
    state.openConfirmation()
    let keys = KeysAtTheLoop()
    keys.start(state, records: Self.records)
    keys.send([.character("1"), .enter])
    await keys.until("the complaint") {
      keys.state?.confirm?.question.complaint == .confirm(.pressEnter(1, .deletion))
    }
    keys.send([.enter])
    await keys.until("the deletion") { keys.state?.isWorking == true }
    _ = await keys.end()
  }

  @Test("a dialog that comes up drops what was typed ahead, and says so")
  func typedAhead() async throws {
    var state = Fixture.list(Self.records)
    state.press(.character(" "))
    let keys = KeysAtTheLoop()
    keys.start(state, records: Self.records)
    keys.send(Self.keys("d1\r"))
    await keys.until("the dialog") { keys.state?.confirm != nil }
    await keys.settle()
    #expect(keys.state?.confirm?.question.typed == "")
    #expect(keys.wasRefused)
    _ = await keys.end()
  }
}
