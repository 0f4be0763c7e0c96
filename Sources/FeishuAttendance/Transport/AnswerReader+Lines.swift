/// The lines of an answer: pure, and none that HTTP/1 does not have.
extension AnswerReader {
  private static let version = Array("HTTP/1.".utf8)

  /// Whether a first line may come of what has come of it so far.
  static func mayBeStatusLine(_ line: [UInt8]) -> Bool {
    zip(line, version).allSatisfy(==)
  }

  /// The status, and whether it is HTTP/1.1: `HTTP/1.1 200 OK`; the words may be missing.
  static func statusLine(_ line: [UInt8]) throws(NotHTTP) -> (Int, Bool) {
    let space = UInt8(ascii: " ")
    guard line.count >= 12, line.starts(with: version), line[8] == space,
      line[7] == UInt8(ascii: "1") || line[7] == UInt8(ascii: "0"),
      line.count == 12 || line[12] == space, line.allSatisfy({ $0.mayStandInField }),
      let status = number(line[9..<12])
    else { throw NotHTTP() }
    // Another protocol is never asked for, so none can be switched to.
    guard status >= 100, status != 101 else { throw NotHTTP() }
    return (status, line[7] == UInt8(ascii: "1"))
  }

  /// A line of a head or of a trailer: `Name: value`.
  static func field(_ line: [UInt8]) throws(NotHTTP) -> Field {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { throw NotHTTP() }
    let name = line[..<colon]
    let value = line[(colon + 1)...]
    guard name.allSatisfy({ $0.mayStandInName }), value.allSatisfy({ $0.mayStandInField }) else {
      throw NotHTTP()
    }
    return Field(name: Array(name), value: Array(value.trimmed))
  }

  /// The one length that all fields say.
  static func length(_ fields: [Field]) throws(NotHTTP) -> Int {
    var found: Int?
    for field in fields {
      for part in field.value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      {
        guard let length = number(part.trimmed), found == nil || found == length else {
          throw NotHTTP()
        }
        found = length
      }
    }
    guard let found else { throw NotHTTP() }
    return found
  }

  /// Decimal digits, and nothing else; nil where they are more than a number holds.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }

  /// The size of a chunk: hexadecimal digits, then white space or an extension that means nothing here.
  static func chunkSize(_ line: [UInt8]) throws(NotHTTP) -> Int {
    let digits = line.prefix { $0.hexadecimal != nil }
    guard (1...15).contains(digits.count), line.allSatisfy({ $0.mayStandInField }) else {
      throw NotHTTP()
    }
    let rest = line[digits.endIndex...].trimmed
    guard rest.isEmpty || rest.first == UInt8(ascii: ";") else { throw NotHTTP() }
    return digits.reduce(0) { $0 << 4 + Int($1.hexadecimal ?? 0) }
  }
}

extension AnswerReader.Field {
  /// Whether it has this name, in whatever case.
  func isNamed(_ name: String) -> Bool { self.name.isEqualIgnoringCase(name) }

  /// Whether this is all of its value, in whatever case.
  func says(_ value: String) -> Bool { self.value.isEqualIgnoringCase(value) }
}

extension [UInt8] {
  fileprivate func isEqualIgnoringCase(_ text: String) -> Bool {
    count == text.utf8.count && zip(self, text.utf8).allSatisfy { $0.lowercased == $1 }
  }
}

extension ArraySlice<UInt8> {
  /// Without the blanks at its ends.
  fileprivate var trimmed: Self {
    var rest = drop { $0.isBlank }
    while rest.last?.isBlank == true { rest.removeLast() }
    return rest
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  fileprivate var lowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self + 32 : self
  }

  /// Whether a value or the words of a status may hold it: no control character but the tab.
  fileprivate var mayStandInField: Bool {
    self >= 0x20 && self != 0x7F || self == UInt8(ascii: "\t")
  }

  /// Whether the name of a field may hold it.
  fileprivate var mayStandInName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
  }

  /// The value of a hexadecimal digit.
  var hexadecimal: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
