import Attendance
import Foundation
import GRDB
import Journal
import Testing

@Suite("Several journals on one file")
struct SeveralProcessesTests {
  @Test("lose nothing, and leave no gap")
  func interleaved() async throws {
    let directory = try TemporaryDirectory()
    let numbers = try await withThrowingTaskGroup(of: [Int].self) { group in
      for writer in 0..<4 {
        group.addTask {
          let journal = try await Journal.fresh(in: directory)
          var numbers: [Int] = []
          for step in 0..<25 {
            let ticket = try await journal.commit(try intent([writer * 100 + step]))
            _ = try await journal.beginAttempt(ticket).number
            try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
            numbers.append(ticket.batchNumber)
          }
          return numbers
        }
      }
      return try await group.reduce(into: [Int]()) { $0 += $1 }
    }
    #expect(numbers.sorted() == Array(1...100))
    let sequence = try directory.read {
      try Int.fetchAll($0, sql: "SELECT sequence FROM event ORDER BY sequence")
    }
    #expect(sequence == Array(1...300))
    let batches = try await Journal.fresh(in: directory).batches()
    #expect(batches.allSatisfy { $0.attempts == 1 && $0.outcome != nil })
  }

  @Test("can be opened for the first time by all of them at once", arguments: 0..<5)
  func openedAtOnce(_ round: Int) async throws {
    let directory = try TemporaryDirectory()
    let batches = try await withThrowingTaskGroup(of: Int.self) { group in
      for opener in 0..<8 {
        group.addTask {
          try await Journal.fresh(in: directory).commit(try intent([opener])).batchNumber
        }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(batches.sorted() == Array(1...8))
  }
}
