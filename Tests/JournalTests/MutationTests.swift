import Attendance
import Foundation
import GRDB
import Journal
import TestSupport
import Testing

/// Changes the files of a journal at random, from a seed, and looks whether the check sees each change.
@Suite("The check of a journal whose bytes were changed")
struct MutationTests {
  /// 200, or as many as `UNPUNCH_MUTATIONS` says where that is more.
  static let count = max(
    200, ProcessInfo.processInfo.environment["UNPUNCH_MUTATIONS"].flatMap { Int($0) } ?? 0)

  /// What a change comes to.
  enum Effect: Hashable {
    /// The check reports it.
    case reported
    /// No event is another one.
    case harmless
    /// The last events are gone, which only the announced head shows; it does.
    case cutTail
    /// An event is another one, and nothing shows it.
    case missed
  }

  /// The files of a journal, and what it holds.
  struct Original {
    var files: [String: Data] = [:]
    let events: [Row]
    let found: JournalVerification
  }

  @Test("sees each change, or nothing is changed by it", arguments: [false, true])
  func mutations(hasLog: Bool) async throws {
    let original = try await original(hasLog: hasLog)
    let names = original.files.keys.sorted()
    #expect(names == (hasLog ? ["journal.sqlite", "journal.sqlite-wal"] : ["journal.sqlite"]))
    var effects: [Effect: Int] = [:]
    for seed in 0..<UInt64(Self.count / 2) {
      var random = SplitMix64(seed: seed)
      var files = original.files
      let name = names[random.next(below: names.count)]
      let mutation = Mutation(of: files[name] ?? Data(), &random)
      files[name] = mutation.bytes
      let effect = try await effect(of: files, on: original)
      #expect(effect != .missed, "seed \(seed), \(name), \(mutation.words)")
      effects[effect, default: 0] += 1
    }
    #expect(effects[.reported, default: 0] > 0)
    #expect(effects[.harmless, default: 0] > 0)
    print("mutations, \(hasLog ? "with" : "without") a log: \(effects)")
  }

  /// A journal of a dozen batches with all kinds of events, a purge of its oldest events included.
  private func original(hasLog: Bool) async throws -> Original {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    for number in 1...6 { try await journal.conclude(try intent([number, number + 20])) }
    _ = try await journal.purge(
      copiesBefore: nil, historyBefore: UnixTime(seconds: 2_000_000_000))
    for number in 7...9 { try await journal.conclude(try intent([number])) }
    _ = try await journal.purge(
      copiesBefore: UnixTime(seconds: 2_000_000_000), historyBefore: nil)
    try failing.directory.emptyLog()
    for number in 10...12 {
      try await journal.conclude(try intent([number, 30, 31]), .unknown(.noData))
      _ = try await journal.resolve(
        [RecordVerdict(recordID: try id(number), verdict: .deleted(.reply))],
        of: try await journal.claim(number))
      try await journal.undo(try id(number), of: number, reason: "HR-\(number)")
    }
    if !hasLog { try failing.directory.emptyLog() }
    let found = try await Journal.verify(inDirectory: failing.directory.state)
    #expect(found.isWhole, "\(found.faults)")
    #expect(found.first == 19)
    var original = Original(events: try failing.directory.events(), found: found)
    let state = URL(fileURLWithPath: failing.directory.state)
    for name in ["journal.sqlite"] + (hasLog ? ["journal.sqlite-wal"] : []) {
      original.files[name] = try Data(contentsOf: state.appendingPathComponent(name))
    }
    return original
  }

  private func effect(of files: [String: Data], on original: Original) async throws -> Effect {
    let directory = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      atPath: directory.state, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    for (name, bytes) in files { try directory.write(bytes, to: directory.state + "/" + name) }
    let found: JournalVerification
    do {
      found = try await Journal.verify(inDirectory: directory.state)
    } catch {
      return .reported
    }
    var effect = Effect.reported
    if found.isWhole {
      // What the check finds whole can be read by others, and is what was there.
      let events = try directory.events()
      if events == original.events {
        effect = found == original.found ? .harmless : .missed
      } else {
        let isCut = events == Array(original.events.prefix(events.count))
        effect = isCut && found.head != original.found.head ? .cutTail : .missed
      }
    }
    // And the program does not crash on it, whatever it says.
    do throws(JournalError) {
      _ = try await Journal.open(inDirectory: directory.state, as: .administrator).batches()
    } catch {
      #expect(!found.isWhole, "\(error)")
    }
    return effect
  }
}

/// One change of some bytes.
struct Mutation {
  let bytes: Data
  let words: String

  init(of original: Data, _ random: inout SplitMix64) {
    var bytes = original
    let place = random.next(below: bytes.count)
    switch random.next(below: 6) {
    case 0, 1:
      let bit = random.next(below: 8)
      bytes[place] ^= 1 << UInt8(bit)
      words = "bit \(bit) of byte \(place)"
    case 2:
      let value = UInt8(random.next(below: 256))
      bytes[place] = value
      words = "byte \(place) to \(value)"
    case 3:
      bytes = bytes.prefix(place)
      words = "cut at \(place)"
    case 4:
      let (one, other) = random.blocks(in: bytes)
      let (first, second) = (bytes[one], bytes[other])
      bytes.replaceSubrange(one, with: second)
      bytes.replaceSubrange(other, with: first)
      words = "blocks \(one) and \(other) exchanged"
    default:
      let (one, other) = random.blocks(in: bytes)
      bytes.replaceSubrange(one, with: Data(bytes[other]))
      words = "block \(one) from \(other)"
    }
    self.bytes = Data(bytes)
  }
}

extension SplitMix64 {
  /// Two pages, or two parts of pages of the same size.
  fileprivate mutating func blocks(in bytes: Data) -> (Range<Int>, Range<Int>) {
    let size = [64, 512, 4_096][next(below: 3)]
    let starts = (next(below: bytes.count / size) * size, next(below: bytes.count / size) * size)
    return (starts.0..<starts.0 + size, starts.1..<starts.1 + size)
  }
}
