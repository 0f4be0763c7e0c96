import CustomDump
import TestSupport
import Testing

@testable import FeishuAttendance

@Suite("Reading HTTP")
struct AnswerReaderTests {
  /// What came of bytes: the head, the whole of the body, whether the end came, and whether it was refused.
  struct Came: Equatable {
    var status: Int?
    var body: [UInt8] = []
    var hasEnded = false
    var isRefused = false

    static func answered(_ status: Int, _ body: String) -> Came {
      Came(status: status, body: Array(body.utf8), hasEnded: true)
    }

    static let refused = Came(isRefused: true)
  }

  /// Reads an answer that comes in pieces and is followed by the end of the connection.
  ///
  /// The order of the parts is what the next part of the library takes for granted: any other is recorded as an issue.
  static func read(_ pieces: [[UInt8]]) -> Came {
    var reader = AnswerReader()
    var came = Came()
    reader.expect()
    func take(_ part: AnswerReader.Part) {
      switch part {
      case .head(let head):
        #expect(came.status == nil && !came.hasEnded && (200...999).contains(head.status))
        came.status = head.status
      case .body(let bytes):
        #expect(came.status != nil && !came.hasEnded && !bytes.isEmpty)
        came.body += bytes
      case .end:
        #expect(came.status != nil && !came.hasEnded)
        came.hasEnded = true
      }
    }
    for piece in pieces {
      var bytes = piece[...]
      do throws(AnswerReader.NotHTTP) {
        while let part = try reader.next(&bytes) { take(part) }
      } catch {
        #expect(!came.isRefused)
        came.isRefused = true
      }
      #expect(bytes.isEmpty || came.isRefused)
    }
    if let part = reader.close() { take(part) }
    return came
  }

  static func read(_ text: String) -> Came { read([Array(text.utf8)]) }

  @Test(
    "takes what HTTP/1 says",
    arguments: [
      ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", Came.answered(200, "hi")),
      ("HTTP/1.1 200\r\ncontent-length:2\r\n\r\nhi", .answered(200, "hi")),
      ("HTTP/1.0 502 Bad\t\u{e4}\r\n\r\nhi", .answered(502, "hi")),
      ("HTTP/1.1 999 \r\nContent-Length: 0\r\n\r\n", .answered(999, "")),
      (
        "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\nContent-Length: 2\r\n\r\nhi",
        .answered(200, "hi")
      ),
      ("HTTP/1.1 204 None\r\nContent-Length: 2\r\n\r\n", .answered(204, "")),
      (
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: CHUNKED\r\n\r\n1\r\nh\r\n01 ;x=\"y\"\r\ni\r\n0\r\nA: b\r\n\r\n",
        .answered(200, "hi")
      ),
      (
        "HTTP/1.1 100 Continue\r\nA: b\r\n\r\nHTTP/1.1 103 Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n!",
        .answered(200, "!")
      ),
      ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi", Came(status: 200, body: Array("hi".utf8))),
      ("HTTP/1.1 200 O", Came()),
    ])
  func good(text: String, came: Came) {
    expectNoDifference(Self.read(text), came)
    expectNoDifference(Self.read(text.utf8.map { [$0] }), came)
  }

  @Test(
    "refuses what the library would take, or fall over",
    arguments: [
      "HTTP/1.1 099 Odd\r\n\r\n", "HTTP/1.1 000 Odd\r\n\r\n", "HTTP/1.1 101 Switching\r\n\r\n",
      "HTTP/1.1 -20 X\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n",
      "HTTP/1.1 20\u{662} OK\r\n\r\n", "HTTP/1.1  200 OK\r\n\r\n", "HTTP/2.0 200 OK\r\n\r\n",
      "HTTP/1.2 200 OK\r\n\r\n", "http/1.1 200 OK\r\n\r\n", "ICY 200 OK\r\n\r\n",
      "\u{16}\u{3}\u{1}",
      "SSH-2.0", "\r\nHTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 O\u{0}K\r\n\r\n",
      "HTTP/1.1 200 OK\n\n", "HTTP/1.1 200 OK\r\nA: b\n\r\n", "HTTP/1.1 200 OK\r\nA: b\rc\r\n\r\n",
      "HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n", "HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
      "HTTP/1.1 200 OK\r\n: b\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
      "HTTP/1.1 200 OK\r\nA: \u{0}\r\n\r\n", "HTTP/1.1 200 OK\r\nÄ: b\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 1,2\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 1,\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 0x1\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 9999999999999999999\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551617\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
      "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    ])
  func badHead(text: String) {
    expectNoDifference(Self.read(text), .refused)
    expectNoDifference(Self.read(text.utf8.map { [$0] }), .refused)
  }

  @Test(
    "refuses chunks that are none",
    arguments: [
      "\r\n", "g\r\n", "-1\r\n", "0x1\r\n", "1 x\r\nh", "1\nh", "1\r\nhi\r\n", "1\r\nh\n",
      "FFFFFFFFFFFFFFFF\r\n", "10000000000000000\r\n", "1;\u{0}\r\nh", "0\r\nno colon\r\n",
      "0\r\n\n",
    ])
  func badChunk(text: String) {
    let came = Self.read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + text)
    #expect(came.status == 200 && came.isRefused && !came.hasEnded)
  }

  @Test("bounds heads, provisional ones, trailers and the lines of chunks")
  func bounds() {
    let field = "A: " + String(repeating: "b", count: 4_000) + "\r\n"
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    let many = { (text: String) in String(repeating: text, count: 70_000 / text.utf8.count) }
    for text in [
      "HTTP/1.1 200 OK\r\n" + many(field), "HTTP/1.1 200 " + many("x"),
      many("HTTP/1.1 100 Continue\r\n\r\n"), many("HTTP/1.1 102 \r\n\r\n"),
    ] {
      expectNoDifference(Self.read(text), .refused)
    }
    for text in [chunked + "0\r\n" + many(field), chunked + "1;" + many("x")] {
      let came = Self.read(text)
      #expect(came.isRefused && !came.hasEnded)
    }
  }

  @Test("takes no byte that was not asked for, and none behind an answer")
  func unasked() throws {
    var reader = AnswerReader()
    var bytes = Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".utf8)[...]
    #expect(throws: AnswerReader.NotHTTP.self) { try reader.next(&bytes) }
    // A refused connection stays refused, whatever is asked.
    reader.expect()
    bytes = Array("HTTP/1.1 200 OK\r\n".utf8)[...]
    #expect(try reader.next(&bytes) == nil)
    #expect(bytes.isEmpty)
    let behind = Self.read("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n!!")
    #expect(behind.hasEnded && behind.isRefused && behind.body == Array("!".utf8))
  }

  static let answers: [String] = [
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{\"code\": 0}",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nB;a=b\r\n{\"code\": 0}\r\n0\r\nX: y\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 502 Bad Gateway\r\nConnection: close\r\n\r\nno",
  ]

  @Test("gives a value for every byte at every place of an answer", arguments: answers)
  func everyByte(answer: String) async {
    let good = Array(answer.utf8)
    var random = SplitMix64(seed: 9)
    for place in good.indices {
      // Others wait for this thread, some of them with a time limit.
      await Task.yield()
      for byte in UInt8.min...UInt8.max {
        var bytes = good
        bytes[place] = byte
        let whole = Self.read([bytes])
        // Wherever it is cut, the same comes of it.
        guard random.next() % 8 == 0 else { continue }
        let cut = Int(random.next() % UInt64(bytes.count))
        let halves = Self.read([Array(bytes[..<cut]), Array(bytes[cut...])])
        if whole != halves { Issue.record("byte \(byte) at \(place), cut at \(cut)") }
      }
    }
  }

  @Test(
    "gives a value for bytes that are taken away, put in, doubled and swapped", arguments: answers)
  func shuffled(answer: String) async {
    let good = Array(answer.utf8)
    var random = SplitMix64(seed: 10)
    for _ in 0..<1_000 {
      await Task.yield()
      let bytes = random.mutated(good)
      let whole = Self.read([bytes])
      if whole != Self.read(bytes.map { [$0] }) { Issue.record("\(bytes)") }
    }
  }
}

extension SplitMix64 {
  /// Bytes with one to four changes.
  mutating func mutated(_ good: [UInt8]) -> [UInt8] {
    var bytes = good
    for _ in 0...(next() % 4) where !bytes.isEmpty {
      let place = Int(next() % UInt64(bytes.count))
      switch next() % 5 {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(UInt8(truncatingIfNeeded: next()), at: place)
      case 2: bytes.insert(contentsOf: bytes[place...].prefix(Int(next() % 40)), at: place)
      case 3: bytes.swapAt(place, Int(next() % UInt64(bytes.count)))
      default: bytes[place] = UInt8(truncatingIfNeeded: next())
      }
    }
    return bytes
  }
}
