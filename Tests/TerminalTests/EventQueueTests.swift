import CustomDump
import Terminal
import Testing

@Suite("Waiting for events")
struct EventQueueTests {
  @Test("hands events over in order, and ends after the last")
  func order() async {
    let queue = EventQueue()
    queue.push(.key(.up))
    queue.push(.paste("x"))
    queue.push(.closed)
    queue.finish()
    queue.push(.key(.down))
    var events: [TerminalEvent] = []
    for await event in queue.stream { events.append(event) }
    expectNoDifference(events, [.key(.up), .paste("x"), .closed])
  }

  @Test("drops what was typed, and nothing else")
  func drops() async {
    let queue = EventQueue()
    let size = Size(columns: 80, rows: 24)
    for event in [
      .key(.enter), .resize(size), .paste("3"), .signal(.terminate), .key(.escape),
    ] as [TerminalEvent] {
      queue.push(event)
    }
    queue.dropTyped()
    queue.finish()
    var events: [TerminalEvent] = []
    for await event in queue.stream { events.append(event) }
    expectNoDifference(events, [.resize(size), .signal(.terminate)])
  }

  @Test("tells only the last of many sizes")
  func sizes() async {
    let queue = EventQueue()
    for columns in 60...80 { queue.push(.resize(Size(columns: columns, rows: 24))) }
    queue.push(.key(.up))
    queue.finish()
    var events: [TerminalEvent] = []
    for await event in queue.stream { events.append(event) }
    expectNoDifference(events, [.resize(Size(columns: 80, rows: 24)), .key(.up)])
  }

  @Test("wakes the one who waits: for an event, and for the end")
  func wakes() async {
    let queue = EventQueue()
    async let first = queue.next()
    queue.push(.key(.tab))
    #expect(await first == .key(.tab))
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
    #expect(await queue.next() == .key(.up))
  }
}
