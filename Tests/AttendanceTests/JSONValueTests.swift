@testable import Attendance
import Testing

@Suite("Values of JSON")
struct JSONValueTests {
  @Test("tell absent, present and repeated names apart")
  func lookup() {
    let object = JSONObject([
      .init(name: "a", value: .number("1")), .init(name: "b", value: .null),
      .init(name: "a", value: .number("2")), .init(name: "\u{E9}", value: .bool(true)),
    ])
    #expect(object["a"] == .repeated([.number("1"), .number("2")]))
    #expect(object["b"] == .present(.null))
    #expect(object["c"] == .absent)
    #expect(object["\u{E9}"] == .present(.bool(true)))
    // Another spelling of the same letter is another name, as it is for the platform.
    #expect(object["e\u{301}"] == .absent)
  }

  static let integers: [(JSONValue, Int?)] = [
    (.number("0"), 0), (.string("0"), 0), (.number("-7"), -7), (.string("1220001"), 1_220_001),
    (.number("9223372036854775807"), .max), (.number("9223372036854775808"), nil),
    (.number("1.0"), nil), (.number("1e3"), nil), (.number("-0"), nil), (.string("01"), nil),
    (.string("+1"), nil), (.string(" 1"), nil), (.string(""), nil), (.string("１"), nil),
    (.null, nil), (.bool(true), nil), (.array([.number("1")]), nil), (.object(JSONObject([])), nil),
  ]

  @Test("are integers only where they are written as such", arguments: integers)
  func integer(_ value: JSONValue, _ expected: Int?) {
    #expect(value.integer == expected)
  }

  static let recordIDs: [(JSONValue, String?)] = [
    (.string("6709359313699356941"), "6709359313699356941"),
    (.number("6709359313699356941"), "6709359313699356941"),
    (.number("99999999999999999999"), "99999999999999999999"), (.string("007"), "007"),
    (.number("1e3"), nil), (.number("-1"), nil), (.number("1.5"), nil), (.string(""), nil),
    (.null, nil), (.bool(false), nil), (.array([]), nil),
  ]

  @Test("are record ids with every digit kept", arguments: recordIDs)
  func recordID(_ value: JSONValue, _ expected: String?) {
    #expect(value.recordID?.rawValue == expected)
  }

  @Test("are of one kind alone")
  func kinds() {
    let values: [JSONValue] = [
      .null, .bool(true), .number("1"), .string("a"), .array([]), .object(JSONObject([])),
    ]
    #expect(values.map(\.isNull) == [true, false, false, false, false, false])
    #expect(values.map(\.bool) == [nil, true, nil, nil, nil, nil])
    #expect(values.map(\.string) == [nil, nil, nil, "a", nil, nil])
    #expect(values.map(\.array) == [nil, nil, nil, nil, [], nil])
    #expect(values.map(\.object) == [nil, nil, nil, nil, nil, JSONObject([])])
  }
}
