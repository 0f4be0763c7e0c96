@testable import Attendance
import CustomDump
import TestSupport
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
  static let accepted: [(String, JSONValue)] = [
    ("null", .null), ("true", .bool(true)), ("false", .bool(false)), (" \t\r\n0 \n", .number("0")),
    ("-0", .number("-0")), ("-12", .number("-12")), ("1e5", .number("1e5")),
    ("1E+5", .number("1E+5")), ("0.10", .number("0.10")), ("-1.5e-3", .number("-1.5e-3")),
    ("6709359313699356941", .number("6709359313699356941")),
    ("123456789012345678901234567890", .number("123456789012345678901234567890")),
    ("1e999999", .number("1e999999")),
    (#""""#, .string("")), (#""赵敏 😀""#, .string("赵敏 😀")), ("\"\u{7F}\"", .string("\u{7F}")),
    (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")),
    (#""\u0041\u8d75\u0000""#, .string("A赵\u{0}")), (#""\ud83d\uDE00""#, .string("😀")),
    (#""a\u00e9b""#, .string("a\u{E9}b")), ("\"\u{FEFF}\"", .string("\u{FEFF}")),
    ("[]", .array([])), ("[ ]", .array([])), ("[1 , [] ]", .array([.number("1"), .array([])])),
    ("{}", .object(JSONObject([]))), ("{ }", .object(JSONObject([]))),
    (
      #"{"a" : 1 , "b":{"":null}}"#,
      .object(
        JSONObject([
          .init(name: "a", value: .number("1")),
          .init(name: "b", value: .object(JSONObject([.init(name: "", value: .null)]))),
        ]))
    ),
    (
      #"{"a":1,"\u0061":2}"#,
      .object(
        JSONObject([
          .init(name: "a", value: .number("1")), .init(name: "a", value: .number("2")),
        ]))
    ),
  ]

  @Test("takes every kind of value, and keeps it as it was written", arguments: accepted)
  func accepts(_ text: String, _ value: JSONValue) throws {
    expectNoDifference(try JSONReader.read(Array(text.utf8)), value)
  }

  static let refused: [(String, JSONError)] = [
    ("", .empty), (" \n\t ", .empty), ("\u{FEFF}{}", .byteOrderMark), ("\u{FEFF}", .byteOrderMark),
    ("{} x", .trailingBytes(offset: 3)), ("1 2", .trailingBytes(offset: 2)),
    ("{}{}", .trailingBytes(offset: 2)), ("null\u{0}", .trailingBytes(offset: 4)),
    ("[", .unexpectedEnd), ("[1", .unexpectedEnd), ("[1,", .unexpectedEnd), ("{", .unexpectedEnd),
    (#"{"a"#, .unexpectedEnd), (#"{"a""#, .unexpectedEnd), (#"{"a":"#, .unexpectedEnd),
    (#"{"a":1"#, .unexpectedEnd), ("tru", .unexpectedEnd), (#""a"#, .unexpectedEnd),
    (#""\"#, .unexpectedEnd), (#""\u12"#, .unexpectedEnd), (#""\ud83d"#, .unexpectedEnd),
    ("[1,]", .unexpectedByte(0x5D, offset: 3)), ("[,1]", .unexpectedByte(0x2C, offset: 1)),
    ("[1 2]", .unexpectedByte(0x32, offset: 3)), ("]", .unexpectedByte(0x5D, offset: 0)),
    (#"{"a":1,}"#, .unexpectedByte(0x7D, offset: 7)), ("{a:1}", .unexpectedByte(0x61, offset: 1)),
    (#"{"a" 1}"#, .unexpectedByte(0x31, offset: 5)), (#"{"a"}"#, .unexpectedByte(0x7D, offset: 4)),
    ("{1:2}", .unexpectedByte(0x31, offset: 1)), ("'a'", .unexpectedByte(0x27, offset: 0)),
    ("trux", .unexpectedByte(0x78, offset: 3)), ("NaN", .unexpectedByte(0x4E, offset: 0)),
    ("Infinity", .unexpectedByte(0x49, offset: 0)), ("True", .unexpectedByte(0x54, offset: 0)),
    ("+1", .unexpectedByte(0x2B, offset: 0)), (".5", .unexpectedByte(0x2E, offset: 0)),
    ("\u{C}1", .unexpectedByte(0x0C, offset: 0)), ("\u{A0}1", .unexpectedByte(0xC2, offset: 0)),
    ("// note\n1", .unexpectedByte(0x2F, offset: 0)), ("\u{0}", .unexpectedByte(0, offset: 0)),
    ("01", .malformedNumber(offset: 0)), ("-01", .malformedNumber(offset: 0)),
    ("00", .malformedNumber(offset: 0)), ("-", .malformedNumber(offset: 0)),
    ("--1", .malformedNumber(offset: 0)), ("1.", .malformedNumber(offset: 0)),
    ("1.e5", .malformedNumber(offset: 0)), ("1e", .malformedNumber(offset: 0)),
    ("[1e+]", .malformedNumber(offset: 1)), ("0x10", .trailingBytes(offset: 1)),
    ("\"\u{0}\"", .malformedString(offset: 1)), ("\"a\nb\"", .malformedString(offset: 2)),
    ("\"\\t\t\"", .malformedString(offset: 3)), ("\"\u{1F}\"", .malformedString(offset: 1)),
    (#""\x41""#, .malformedString(offset: 2)), (#""\u12g4""#, .malformedString(offset: 5)),
    (#""\u１234""#, .malformedString(offset: 3)),
    (#""\ud800""#, .malformedString(offset: 2)), (#""\udc00""#, .malformedString(offset: 2)),
    (#""\ud800x""#, .malformedString(offset: 2)), (#""\ud800\n""#, .malformedString(offset: 2)),
    (#""\ud800\u0041""#, .malformedString(offset: 2)),
    (#""\ud800\ud800""#, .malformedString(offset: 2)),
    (#""\udc00\ud800""#, .malformedString(offset: 2)),
  ]

  @Test("refuses what is not exactly one value, and says where", arguments: refused)
  func refuses(_ text: String, _ error: JSONError) {
    #expect(throws: error) { try JSONReader.read(Array(text.utf8)) }
    #expect(error.description.hasSuffix("."))
  }

  static let notUTF8: [[UInt8]] = [
    [0xFF], [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xD5, 0xD4],
  ]

  @Test("refuses strings and names that are not UTF-8", arguments: notUTF8)
  func invalidUTF8(_ bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    #expect(throws: JSONError.malformedString(offset: 1)) {
      try JSONReader.read([quote] + bytes + [quote])
    }
    #expect(throws: JSONError.malformedString(offset: 1)) {
      try JSONReader.read([quote] + bytes + Array(#"\n""#.utf8))
    }
    #expect(throws: JSONError.malformedString(offset: 2)) {
      try JSONReader.read([UInt8(ascii: "{"), quote] + bytes + Array(#"":1}"#.utf8))
    }
    #expect(throws: (any Error).self) { try JSONReader.read(bytes) }
  }

  @Test("refuses UTF-16")
  func utf16() {
    #expect(throws: JSONError.unexpectedByte(0xFF, offset: 0)) {
      try JSONReader.read([0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00])
    }
    #expect(throws: JSONError.unexpectedByte(0, offset: 1)) {
      try JSONReader.read([0x7B, 0x00, 0x7D, 0x00])
    }
  }

  @Test("goes 64 levels deep, and no deeper")
  func depth() throws {
    func arrays(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    func objects(_ depth: Int) -> [UInt8] {
      Array(
        (String(repeating: #"{"a":"#, count: depth) + "0" + String(repeating: "}", count: depth))
          .utf8)
    }
    #expect(JSONReader.depthLimit == 64)
    _ = try JSONReader.read(arrays(64))
    _ = try JSONReader.read(objects(64))
    #expect(throws: JSONError.tooDeep(offset: 64)) { try JSONReader.read(arrays(65)) }
    #expect(throws: JSONError.tooDeep(offset: 64 * 5)) { try JSONReader.read(objects(65)) }
    #expect(throws: JSONError.tooDeep(offset: 64)) {
      try JSONReader.read(Array(repeating: UInt8(ascii: "["), count: 1_000_000))
    }
  }

  @Test("never takes the beginning of an object for the whole")
  func prefixes() throws {
    let text = Array(
      #" {"code":0,"msg":"\ud83d\ude00 \"é","data":{"ids":["1",2e3,true,null]}} "#.utf8)
    let whole = try JSONReader.read(text)
    for length in text.indices.dropLast() {
      #expect(throws: JSONError.self, "\(length) bytes") {
        try JSONReader.read(Array(text.prefix(length)))
      }
    }
    expectNoDifference(try JSONReader.read(text.dropLast()), whole)
  }

  @Test("survives any bytes")
  func anyBytes() {
    var random = SplitMix64(seed: 1)
    let alphabet =
      Array(#"{}[]",:\u0123456789abcdefDd.+-eEtrunls "#.utf8) + [0x00, 0x80, 0xC3, 0xED, 0xFF]
    var read = 0
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...24, using: &random)
      let bytes = (0..<length).compactMap { _ in alphabet.randomElement(using: &random) }
      if (try? JSONReader.read(bytes)) != nil { read += 1 }
    }
    // Some of them are JSON, so that both ends of the reader were reached.
    #expect(read > 100)
  }
}
