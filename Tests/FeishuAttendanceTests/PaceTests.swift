import Attendance
import CustomDump
import TestSupport
import Testing

@testable import FeishuAttendance

@Suite("Keeping under the rate limit")
struct CallLimiterTests {
  @Test("lets no sliding second hold more requests than allowed, whatever the network does")
  func slidingSecond() async {
    let time = ManualTime(runsByItself: true)
    let limiter = CallLimiter(perSecond: 10, timing: time.timing)
    var arrivals: [Duration] = []
    // Delays from a fixed sequence, between 0 and 0.4 s each way.
    var seed: UInt64 = 7
    func delay() -> Duration {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return .milliseconds(Int64(seed >> 33) % 400)
    }
    for _ in 0..<300 {
      arrivals += [
        await limiter.admit {
          time.advance(by: delay())
          let arrival = time.now
          time.advance(by: delay())
          return arrival
        }
      ].compactMap(\.self)
    }
    #expect(arrivals.count == 300)
    for (earlier, later) in zip(arrivals, arrivals.dropFirst(10)) {
      #expect(later - earlier >= .seconds(1))
    }
  }

  @Test("lets the first requests go at once, and the next one a second after the first answer")
  func burst() async {
    let time = ManualTime(runsByItself: true)
    let limiter = CallLimiter(perSecond: 3, timing: time.timing)
    var moments: [Duration] = []
    for _ in 0..<4 { moments += [await limiter.admit { time.now }].compactMap(\.self) }
    #expect(moments == [.zero, .zero, .zero, .milliseconds(1010)])
  }

  @Test("serves callers in their order, and skips one that is cancelled")
  func fair() async {
    let time = ManualTime()
    let limiter = CallLimiter(perSecond: 1, timing: time.timing)
    let served = Recorder<Int>()
    _ = await limiter.admit { served.record(0) }
    await withTaskGroup(of: Bool.self) { group in
      for number in 1...2 {
        group.addTask { await limiter.admit { served.record(number) } != nil }
        if number == 1 { await time.waitForSleepers(1) }
      }
      group.addTask {
        await withTaskGroup(of: Bool.self) { inner in
          inner.addTask { await limiter.admit { served.record(3) } != nil }
          inner.cancelAll()
          return await inner.next() ?? true
        }
      }
      time.advance(by: .seconds(2))
      await time.waitForSleepers(1)
      time.advance(by: .seconds(2))
      var answers: [Bool] = []
      for await answer in group { answers.append(answer) }
      #expect(answers.filter { $0 }.count == 2)
    }
    #expect(served.values == [0, 1, 2])
  }

  @Test("gives the permit back where the wait is cancelled")
  func cancelledWait() async {
    let time = ManualTime()
    let limiter = CallLimiter(perSecond: 1, timing: time.timing)
    _ = await limiter.admit {}
    await withTaskGroup(of: Void.self) { group in
      group.addTask { #expect(await limiter.admit {} == nil) }
      await time.waitForSleepers(1)
      group.cancelAll()
    }
    time.advance(by: .seconds(2))
    #expect(await limiter.admit { 1 } == 1)
  }
}

@Suite("Keeping the token")
struct TokenCacheTests {
  @Test("asks once, and again five minutes before the end of its life")
  func renewal() async throws {
    let time = ManualTime()
    let fetches = Recorder<Void>()
    let cache = TokenCache(timing: time.timing) { () async throws(FeishuError) in
      // The request itself takes a minute of the token's life.
      time.advance(by: .seconds(60))
      let number = fetches.record(())
      return AccessToken(text: "t-\(number)", lifetime: .seconds(7200))
    }
    #expect(try await cache.token() == "t-1")
    time.advance(by: .seconds(7200 - 300 - 60 - 1))
    #expect(try await cache.token() == "t-1")
    time.advance(by: .seconds(1))
    #expect(try await cache.token() == "t-2")
  }

  @Test("asks once for many callers, and gives all of them the failure")
  func oneFlight() async {
    let time = ManualTime()
    let fetches = Recorder<Void>()
    let refusal = FeishuError.refused(
      Refusal(call: .token, status: 200, code: PlatformCode(rawValue: 10_014)))
    let cache = TokenCache(timing: time.timing) { () async throws(FeishuError) in
      fetches.record(())
      do { try await time.timing.sleep(.seconds(1)) } catch {
        throw .cancelled(.token, wasSent: false)
      }
      throw refusal
    }
    let errors = await withTaskGroup(of: FeishuError?.self) { group in
      for _ in 0..<20 {
        group.addTask {
          await failure { () async throws(FeishuError) in try await cache.token() }
        }
      }
      while cache.waiterCount < 19 { await Task.yield() }
      await time.waitForSleepers(1)
      time.advance(by: .seconds(1))
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(errors.allSatisfy { $0 == refusal })
    #expect(errors.count == 20)
    #expect(fetches.values.count == 1)
  }

  @Test("lets another caller fetch where the fetching one is cancelled")
  func cancelledLeader() async throws {
    let time = ManualTime()
    let cache = TokenCache(timing: time.timing) { () async throws(FeishuError) in
      do { try await time.timing.sleep(.seconds(1)) } catch {
        throw .cancelled(.token, wasSent: true)
      }
      return AccessToken(text: "t-1", lifetime: .seconds(7200))
    }
    try await withThrowingTaskGroup(of: String?.self) { group in
      group.addTask {
        await withTaskGroup(of: String?.self) { leader in
          // What the leader throws is its cancellation, which is looked at in another test.
          leader.addTask { try? await cache.token() }
          await time.waitForSleepers(1)
          leader.cancelAll()
          return await leader.next() ?? nil
        }
      }
      let first = try await group.next()
      #expect(first == .some(nil))
      group.addTask { try await cache.token() }
      await time.waitForSleepers(1)
      time.advance(by: .seconds(1))
      #expect(try await group.next() == "t-1")
    }
  }

  @Test("drops a refused token, but not the newer one that took its place")
  func discard() async throws {
    let fetches = Recorder<Void>()
    let cache = TokenCache(timing: ManualTime().timing) { () async throws(FeishuError) in
      let number = fetches.record(())
      return AccessToken(text: "t-\(number)", lifetime: .seconds(7200))
    }
    #expect(try await cache.token() == "t-1")
    cache.discard("t-0")
    #expect(try await cache.token() == "t-1")
    cache.discard("t-1")
    #expect(try await cache.token() == "t-2")
    cache.discard()
    #expect(try await cache.token() == "t-3")
  }
}

@Suite("Asking again")
struct PatienceTests {
  static let closed = FeishuError.noAnswer(.query, host: "h", .connectionClosed)

  static func limited(_ wait: Duration?) -> FeishuError {
    .refused(Refusal(call: .query, status: 429, code: .rateLimited, retryAfter: wait))
  }

  /// Runs a call that fails with these errors, one after the other, and succeeds after the last.
  static func run(_ errors: [FeishuError], on time: ManualTime, taking: Duration = .zero) async
    -> (error: FeishuError?, attempts: Int)
  {
    let patience = Patience(timing: time.timing, budget: .seconds(30)) { _ in }
    var left = errors[...]
    var attempts = 0
    let error = await failure { () async throws(FeishuError) in
      try await patience.run(.query) { _ throws(FeishuError) in
        attempts += 1
        time.advance(by: taking)
        if let error = left.popFirst() { throw error }
      }
    }
    return (error, attempts)
  }

  @Test("makes three attempts, with a random part of 0.5 s and of 1 s between them")
  func backoff() async {
    let time = ManualTime(runsByItself: true, fraction: 0.5)
    let (error, attempts) = await Self.run([Self.closed, Self.closed, Self.closed], on: time)
    #expect(error == Self.closed)
    #expect(attempts == 3)
    #expect(time.slept == [.milliseconds(250), .milliseconds(500)])
  }

  @Test("waits for the rate limit exactly as long as it is told, three times, besides the attempts")
  func rateLimit() async {
    let time = ManualTime(runsByItself: true, fraction: 0)
    let (error, attempts) = await Self.run(
      [
        Self.limited(.seconds(52)), Self.closed, Self.limited(nil),
        Self.limited(.milliseconds(250)),
      ],
      on: time)
    #expect(error == nil)
    #expect(attempts == 5)
    #expect(time.slept == [.seconds(52), .zero, .seconds(1), .milliseconds(250)])
    let again = ManualTime(runsByItself: true)
    let (last, count) = await Self.run(
      Array(repeating: Self.limited(.seconds(1)), count: 9), on: again)
    #expect(last == Self.limited(.seconds(1)))
    #expect(count == 4)
  }

  @Test("waits for no more than its limit, and fails at once where the platform asks for more")
  func longRateLimit() async {
    let time = ManualTime(runsByItself: true)
    let hour = await Self.run([Self.limited(.seconds(3600))], on: time)
    #expect(hour.error == Self.limited(.seconds(3600)))
    #expect(hour.attempts == 1)
    #expect(time.slept == [])
    let twice = await Self.run(
      [Self.limited(.seconds(400)), Self.limited(.seconds(400))], on: time)
    #expect(twice.error == Self.limited(.seconds(400)))
    #expect(time.slept == [.seconds(400)])
  }

  @Test("does not ask again where asking again cannot help")
  func hopeless() async {
    let time = ManualTime(runsByItself: true)
    let refusal = FeishuError.refused(
      Refusal(call: .query, status: 400, code: .parameterInvalid))
    let (error, attempts) = await Self.run([refusal], on: time)
    #expect(error == refusal)
    #expect(attempts == 1)
    #expect(time.slept == [])
  }

  @Test("does not begin an attempt that its budget does not hold")
  func budget() async {
    let time = ManualTime(runsByItself: true, fraction: 0)
    let (error, attempts) = await Self.run(
      Array(repeating: Self.closed, count: 5), on: time, taking: .seconds(16))
    #expect(error == Self.closed)
    #expect(attempts == 2)
  }

  @Test("ends a wait at once where the task is cancelled")
  func cancelled() async {
    let time = ManualTime()
    let error = await withTaskGroup(of: FeishuError?.self) { group in
      group.addTask { await Self.run([Self.limited(.seconds(300))], on: time).error }
      await time.waitForSleepers(1)
      group.cancelAll()
      return await group.next() ?? nil
    }
    #expect(error == .cancelled(.query, wasSent: true))
  }
}
