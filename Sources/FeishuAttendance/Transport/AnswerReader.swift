/// Reads an HTTP/1 answer out of bytes, however they are cut: strict, bounded, and whatever comes gives a value.
///
/// The library's own decoder hands on what its next part takes for impossible (a status below 100), and ends the
/// process. So nothing gets past this one but one head with a status from 200 to 999, its body, and its end.
///
/// HTTP/1.1: <https://www.rfc-editor.org/rfc/rfc9112> (read 2026-11-30). What that page leaves to the recipient is
/// refused: lines without CR, folded fields, a length beside chunks, codings that were not asked for.
struct AnswerReader: Sendable {
  /// What comes of bytes, in this order: one head, any number of pieces of a body, one end.
  enum Part: Sendable, Hashable {
    case head(Head)
    case body(ArraySlice<UInt8>)
    case end
  }

  /// The head of an answer.
  struct Head: Sendable, Hashable {
    let status: Int
    /// Whether it is HTTP/1.1, and not 1.0.
    let isModern: Bool
    let fields: [Field]
    /// Whether its body ends with the connection.
    let endsWithConnection: Bool
  }

  /// A line of a head.
  struct Field: Sendable, Hashable {
    let name: [UInt8]
    let value: [UInt8]
  }

  /// What came is no HTTP, or not what was asked for.
  struct NotHTTP: Error {}

  private enum State {
    /// Nothing was asked, or all has been answered.
    case idle
    case statusLine
    case fields(status: Int, isModern: Bool)
    case body(left: Int)
    case bodyUntilClose
    case chunkSize
    case chunk(left: Int)
    case chunkEnd
    case trailer
    /// It was refused; nothing is read any more.
    case refused
  }

  /// How many bytes all heads of one answer may have together, the provisional ones included, and its trailer.
  private static let headLimit = 65_536
  /// How many bytes the line before a chunk may have.
  private static let chunkLineLimit = 4_096

  private var state = State.idle
  /// The part of a line that has come so far.
  private var line: [UInt8] = []
  /// The lines of a head that have come so far.
  private var fields: [Field] = []
  /// How many bytes of lines may still come.
  private var budget = 0

  /// A request has gone out: one answer may come.
  mutating func expect() {
    guard case .idle = state else { return refuse() }
    state = .statusLine
    budget = Self.headLimit
  }

  /// Reads nothing any more.
  mutating func refuse() {
    state = .refused
    line = []
    fields = []
  }

  /// Reads on.
  ///
  /// - Parameter bytes: What came; what was read is taken away from its front.
  /// - Returns: The next part; nil where more bytes have to come first.
  /// - Throws: ``NotHTTP``, once; whatever comes afterwards is dropped.
  mutating func next(_ bytes: inout ArraySlice<UInt8>) throws(NotHTTP) -> Part? {
    do throws(NotHTTP) {
      while true {
        switch state {
        case .refused:
          bytes = []
          return nil
        case .idle:
          guard bytes.isEmpty else { throw NotHTTP() }
          return nil
        case .body(left: 0):
          state = .idle
          return .end
        case .body(let left):
          guard let piece = Self.take(left, of: &bytes) else { return nil }
          state = .body(left: left - piece.count)
          return .body(piece)
        case .bodyUntilClose:
          return Self.take(.max, of: &bytes).map(Part.body)
        case .chunk(left: 0):
          state = .chunkEnd
        case .chunk(let left):
          guard let piece = Self.take(left, of: &bytes) else { return nil }
          state = .chunk(left: left - piece.count)
          return .body(piece)
        case .statusLine, .fields, .chunkSize, .chunkEnd, .trailer:
          guard let line = try nextLine(&bytes) else { return nil }
          if let part = try read(line) { return part }
        }
      }
    } catch {
      refuse()
      throw error
    }
  }

  /// The connection has ended: the end of a body that ends with it, and nothing else.
  mutating func close() -> Part? {
    defer { refuse() }
    if case .bodyUntilClose = state { return .end }
    return nil
  }

  private static func take(_ count: Int, of bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard !bytes.isEmpty else { return nil }
    let piece = bytes.prefix(count)
    bytes = bytes.dropFirst(piece.count)
    return piece
  }

  /// The next line without its end; nil where it has not come whole.
  private mutating func nextLine(_ bytes: inout ArraySlice<UInt8>) throws(NotHTTP) -> [UInt8]? {
    let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
    let piece = end.map { bytes[...$0] } ?? bytes
    bytes = bytes.dropFirst(piece.count)
    budget -= piece.count
    guard budget >= 0 else { throw NotHTTP() }
    line += piece
    // Another protocol is known by its first bytes; it may never send a line.
    if case .statusLine = state, !Self.mayBeStatusLine(line) { throw NotHTTP() }
    guard end != nil else { return nil }
    let whole = line
    line = []
    guard whole.suffix(2) == [UInt8(ascii: "\r"), UInt8(ascii: "\n")] else { throw NotHTTP() }
    return Array(whole.dropLast(2))
  }

  private mutating func read(_ line: [UInt8]) throws(NotHTTP) -> Part? {
    switch state {
    case .statusLine:
      let (status, isModern) = try Self.statusLine(line)
      state = .fields(status: status, isModern: isModern)
    case .fields(let status, let isModern):
      guard line.isEmpty else {
        fields.append(try Self.field(line))
        return nil
      }
      let fields = self.fields
      self.fields = []
      if status >= 200 { return try begin(status, isModern, fields) }
      // What is provisional is passed over; its bytes count.
      state = .statusLine
    case .chunkSize:
      let size = try Self.chunkSize(line)
      state = size == 0 ? .trailer : .chunk(left: size)
      if size == 0 { budget = Self.headLimit }
    case .chunkEnd:
      guard line.isEmpty else { throw NotHTTP() }
      beginChunk()
    case .trailer:
      guard line.isEmpty else {
        _ = try Self.field(line)
        return nil
      }
      state = .idle
      return .end
    case .idle, .body, .bodyUntilClose, .chunk, .refused:
      throw NotHTTP()
    }
    return nil
  }

  private mutating func beginChunk() {
    state = .chunkSize
    budget = Self.chunkLineLimit
  }

  /// How the body of an answer is told from what follows it.
  private mutating func begin(
    _ status: Int, _ isModern: Bool, _ fields: [Field]
  ) throws(NotHTTP) -> Part {
    let codings = fields.filter { $0.isNamed("transfer-encoding") }
    let lengths = fields.filter { $0.isNamed("content-length") }
    var kept = fields.filter { !$0.isNamed("content-length") }
    var endsWithConnection = false
    if status == 204 || status == 304 {
      state = .body(left: 0)
    } else if !codings.isEmpty {
      guard isModern, lengths.isEmpty, codings.count == 1, codings[0].says("chunked") else {
        throw NotHTTP()
      }
      beginChunk()
    } else if !lengths.isEmpty {
      let length = try Self.length(lengths)
      kept.append(Field(name: Array("Content-Length".utf8), value: Array("\(length)".utf8)))
      state = .body(left: length)
    } else {
      endsWithConnection = true
      state = .bodyUntilClose
    }
    return .head(
      Head(
        status: status, isModern: isModern, fields: kept, endsWithConnection: endsWithConnection))
  }
}
