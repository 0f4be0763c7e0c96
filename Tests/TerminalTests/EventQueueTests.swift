import CustomDump
import Terminal
import Testing

@Suite("Waiting for events")
struct EventQueueTests {
  private func all(of queue: EventQueue) async -> [[TerminalEvent]] {
    var batches: [[TerminalEvent]] = []
    for await batch in queue.stream { batches.append(batch) }
    return batches
  }

  @Test("hands over what waits in one piece and in order, and ends after the last")
  func order() async {
    let queue = EventQueue()
    queue.push(.key(.up))
    queue.push([.paste("x"), .closed])
    queue.finish()
    queue.push(.key(.down))
    let batches = await all(of: queue)
    expectNoDifference(batches, [[.key(.up), .paste("x"), .closed]])
  }

  @Test("hands ten keys that came together to the one who waits in one piece")
  func together() async {
    let queue = EventQueue()
    let keys = [TerminalEvent](repeating: .key(.down), count: 10)
    async let waiting = queue.next()
    queue.push(keys)
    #expect(await waiting == keys)
    queue.push([])
    queue.finish()
    #expect(await all(of: queue) == [])
  }

  @Test("drops what was typed and clicked, and nothing else")
  func drops() async {
    let queue = EventQueue()
    let size = Size(columns: 80, rows: 24)
    queue.push([
      .key(.enter), .resize(size), .paste("3"), .signal(.terminate), .key(.escape),
      .mouse(MouseEvent(.press, at: Position(column: 0, row: 0))),
    ])
    queue.dropTyped()
    queue.finish()
    let batches = await all(of: queue)
    expectNoDifference(batches, [[.resize(size), .signal(.terminate)]])
  }

  @Test("tells only the last of many sizes")
  func sizes() async {
    let queue = EventQueue()
    for columns in 60...80 { queue.push(.resize(Size(columns: columns, rows: 24))) }
    queue.push(.key(.up))
    queue.finish()
    let batches = await all(of: queue)
    expectNoDifference(batches, [[.resize(Size(columns: 80, rows: 24)), .key(.up)]])
  }

  @Test("wakes the one who waits: for an event, and for the end")
  func wakes() async {
    let queue = EventQueue()
    async let first = queue.next()
    queue.push(.key(.tab))
    #expect(await first == [.key(.tab)])
    async let last = queue.next()
    queue.finish()
    #expect(await last == nil)
  }

  @Test("ends the wait of a cancelled task")
  func cancelled() async {
    let queue = EventQueue()
    await withTaskGroup { group in
      group.addTask { #expect(await queue.next() == nil) }
      group.cancelAll()
    }
    queue.push(.key(.up))
    #expect(await queue.next() == [.key(.up)])
  }
}
