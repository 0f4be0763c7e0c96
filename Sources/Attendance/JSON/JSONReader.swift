/// The strict reader of what the platform answers: RFC 8259, whole input, UTF-8 without a byte order mark.
///
/// It exists because Foundation's two parsers disagree on repeated names and lose digits of ids;
/// here names are all kept, numbers stay text, and nothing is repaired.
public struct JSONReader {
  /// How deep arrays and objects may be nested.
  public static let depthLimit = 64
  /// How many values one text may hold: more than 32 MiB of records have, and few enough that they fit into memory.
  public static let valueLimit = 1 << 21

  private let bytes: UnsafeBufferPointer<UInt8>
  private let keepsOddStrings: Bool
  private var position = 0
  private var valueCount = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>, keepsOddStrings: Bool) {
    self.bytes = bytes
    self.keepsOddStrings = keepsOddStrings
  }

  /// Reads one value from the whole input.
  ///
  /// - Parameters:
  ///   - input: The bytes of one JSON text.
  ///   - keepingOddStrings: Whether a string that is no text is kept as ``JSONValue/oddString(_:)``, so that one such does
  ///     not hide all else; never where an answer to a change is judged.
  /// - Returns: The value.
  /// - Throws: ``JSONError`` where the input is anything else than one whole JSON value in UTF-8.
  public static func read(
    _ input: [UInt8], keepingOddStrings: Bool = false
  ) throws(JSONError) -> JSONValue {
    try input.withUnsafeBufferPointer { bytes throws(JSONError) in
      var reader = JSONReader(bytes, keepsOddStrings: keepingOddStrings)
      return try reader.document()
    }
  }

  private mutating func document() throws(JSONError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw .byteOrderMark }
    skipWhiteSpace()
    if position == bytes.count { throw .empty }
    let value = try value(depth: 0)
    skipWhiteSpace()
    if position < bytes.count { throw .trailingBytes(offset: position) }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    valueCount += 1
    guard valueCount <= Self.valueLimit else { throw .tooManyValues }
    switch try peek() {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return try stringOrOdd()
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case let byte: throw .unexpectedByte(byte, offset: position)
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
    if depth == Self.depthLimit { throw .tooDeep(offset: position) }
    var members: [JSONObject.Member] = []
    position += 1
    skipWhiteSpace()
    if try take(UInt8(ascii: "}")) { return JSONObject([]) }
    while true {
      guard try peek() == UInt8(ascii: "\"") else { throw unexpected() }
      let name = try name()
      skipWhiteSpace()
      guard try take(UInt8(ascii: ":")) else { throw unexpected() }
      skipWhiteSpace()
      members.append(.init(name: name, value: try value(depth: depth + 1)))
      skipWhiteSpace()
      if try take(UInt8(ascii: "}")) { return JSONObject(members) }
      guard try take(UInt8(ascii: ",")) else { throw unexpected() }
      skipWhiteSpace()
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
    if depth == Self.depthLimit { throw .tooDeep(offset: position) }
    var elements: [JSONValue] = []
    position += 1
    skipWhiteSpace()
    if try take(UInt8(ascii: "]")) { return [] }
    while true {
      elements.append(try value(depth: depth + 1))
      skipWhiteSpace()
      if try take(UInt8(ascii: "]")) { return elements }
      guard try take(UInt8(ascii: ",")) else { throw unexpected() }
      skipWhiteSpace()
    }
  }

  private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONError)
    -> JSONValue
  {
    for index in 0..<text.utf8CodeUnitCount {
      guard try peek() == text.utf8Start[index] else { throw unexpected() }
      position += 1
    }
    return value
  }

  private mutating func number() throws(JSONError) -> String {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let integerDigits = skipDigits()
    let hasLeadingZero =
      integerDigits > 1 && bytes[position - integerDigits] == UInt8(ascii: "0")
    guard integerDigits > 0, !hasLeadingZero else { throw .malformedNumber(offset: start) }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard skipDigits() > 0 else { throw .malformedNumber(offset: start) }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      guard skipDigits() > 0 else { throw .malformedNumber(offset: start) }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func stringOrOdd() throws(JSONError) -> JSONValue {
    let start = position
    do throws(JSONError) {
      return .string(try string())
    } catch {
      guard keepsOddStrings, case .malformedString = error else { throw error }
      position = start
      return .oddString(try oddString())
    }
  }

  /// A name; one that is no text is what stood there, which is no name that anybody asks for.
  private mutating func name() throws(JSONError) -> String {
    switch try stringOrOdd() {
    case .string(let text): return text
    case .oddString(let odd): return odd.source.text
    case .null, .bool, .number, .array, .object: preconditionFailure("It is a string.")
    }
  }

  /// What stands up to the next quote that is not escaped, whatever it is.
  private mutating func oddString() throws(JSONError) -> JSONOddString {
    position += 1
    let start = position
    var readable: [UInt8] = []
    while true {
      let byte = try peek()
      if byte == UInt8(ascii: "\"") { break }
      guard byte == UInt8(ascii: "\\") else {
        readable.append(byte)
        position += 1
        continue
      }
      let backslash = position
      position += 1
      if let scalar = try? escape() {
        readable.append(contentsOf: UTF8.encode(scalar) ?? .init())
        continue
      }
      readable.append(contentsOf: [0xEF, 0xBF, 0xBD])
      position = backslash + 1
      let isUnit = try peek() == UInt8(ascii: "u")
      position += 1
      // Four digits, or as many as there are.
      for _ in 0..<(isUnit ? 4 : 0) where Self.isHexadecimal(try peek()) { position += 1 }
    }
    let raw = bytes[start..<position]
    position += 1
    return JSONOddString(raw: raw, readable: readable)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte < 0x80 && Character(Unicode.Scalar(byte)).isHexDigit
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    let start = position
    while true {
      switch try peek() {
      case UInt8(ascii: "\""):
        let text = String(validating: bytes[start..<position], as: UTF8.self)
        guard let text else { throw .malformedString(offset: start) }
        position += 1
        return text
      case UInt8(ascii: "\\"):
        return try escapedString(from: start)
      case 0..<0x20:
        throw .malformedString(offset: position)
      default:
        position += 1
      }
    }
  }

  /// Reads on from the first escape of a string that began at `start`.
  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var units = Array(bytes[start..<position])
    while true {
      switch try peek() {
      case UInt8(ascii: "\""):
        guard let text = String(validating: units, as: UTF8.self) else {
          throw .malformedString(offset: start)
        }
        position += 1
        return text
      case UInt8(ascii: "\\"):
        position += 1
        units.append(contentsOf: UTF8.encode(try escape()) ?? .init())
      case 0..<0x20:
        throw .malformedString(offset: position)
      case let byte:
        units.append(byte)
        position += 1
      }
    }
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let offset = position
    let byte = try peek()
    position += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexadecimalUnit()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      guard (0xD800..<0xDC00).contains(unit), try take(UInt8(ascii: "\\")),
        try take(UInt8(ascii: "u"))
      else { throw .malformedString(offset: offset) }
      let low = try hexadecimalUnit()
      guard (0xDC00..<0xE000).contains(low) else { throw .malformedString(offset: offset) }
      let value = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      guard let scalar = Unicode.Scalar(value) else { throw .malformedString(offset: offset) }
      return scalar
    default:
      throw .malformedString(offset: offset)
    }
  }

  private mutating func hexadecimalUnit() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      let byte = try peek()
      guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw .malformedString(offset: position)
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
    return position - start
  }

  private mutating func skipWhiteSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private func peek() throws(JSONError) -> UInt8 {
    guard position < bytes.count else { throw .unexpectedEnd }
    return bytes[position]
  }

  private mutating func take(_ byte: UInt8) throws(JSONError) -> Bool {
    guard try peek() == byte else { return false }
    position += 1
    return true
  }

  private func unexpected() -> JSONError {
    position < bytes.count
      ? .unexpectedByte(bytes[position], offset: position) : .unexpectedEnd
  }
}
