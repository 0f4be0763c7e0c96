/// The bytes of a text as they are meant under one layer of escapes after another, each with where it came from.
struct LayeredText {
  /// The bytes under the layers that were taken off.
  private(set) var bytes: [UInt8]
  /// Where each byte stands in the text; nil as long as nothing was taken off, when it stands where it stands.
  private var origins: [Range<Int>]?

  init(_ text: [UInt8]) {
    bytes = text
  }

  /// Where the bytes of a range stand in the text.
  func origin(of range: Range<Int>) -> Range<Int> {
    guard let origins, let first = range.first, let last = range.last else { return range }
    return origins[first].lowerBound..<origins[last].upperBound
  }

  /// Takes off one layer: `%41`, `\u0041`, `\x41`, `\/`, `&#65;`, `&#x41;`, `&amp;`.
  ///
  /// - Returns: Whether there was one.
  mutating func decode() -> Bool {
    guard bytes.contains(where: { Self.signs.contains($0) }) else { return false }
    var decoded: [UInt8] = []
    var places: [Range<Int>] = []
    var hasChanged = false
    var index = 0
    while index < bytes.count {
      let (meant, length) = escape(at: index)
      let place = origin(of: index..<index + length)
      for byte in meant {
        decoded.append(byte)
        places.append(place)
      }
      if length > 1 { hasChanged = true }
      index += length
    }
    bytes = decoded
    origins = places
    return hasChanged
  }

  private static let signs = Array("%\\&".utf8)
  private static let names: [String: UInt8] = [
    "amp": UInt8(ascii: "&"), "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"),
    "quot": UInt8(ascii: "\""), "apos": UInt8(ascii: "'"),
  ]

  /// What is meant at a place, and how many bytes say it.
  private func escape(at index: Int) -> ([UInt8], Int) {
    let rest = bytes[index...]
    switch bytes[index] {
    case UInt8(ascii: "%"):
      if let byte = Self.hexadecimal(rest.dropFirst().prefix(2), digits: 2) {
        return ([UInt8(byte)], 3)
      }
    case UInt8(ascii: "\\"):
      if let found = Self.backslash(rest) { return found }
    case UInt8(ascii: "&"):
      if let found = Self.reference(rest) { return found }
    default: break
    }
    return ([bytes[index]], 1)
  }

  private static func backslash(_ rest: ArraySlice<UInt8>) -> ([UInt8], Int)? {
    guard let sign = rest.dropFirst().first else { return nil }
    let digits = rest.dropFirst(2)
    switch sign {
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal(digits.prefix(4), digits: 4) else { return nil }
      let second = digits.dropFirst(4)
      if UTF16.isLeadSurrogate(UInt16(unit)), second.prefix(2) == [UInt8(ascii: "\\"), sign],
        let low = hexadecimal(second.dropFirst(2).prefix(4), digits: 4),
        UTF16.isTrailSurrogate(UInt16(low))
      {
        return utf8(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), 12)
      }
      return utf8(unit, 6)
    case UInt8(ascii: "x"):
      return hexadecimal(digits.prefix(2), digits: 2).map { ([UInt8($0)], 4) }
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"),
      UInt8(ascii: "f"):
      return ([UInt8(ascii: "\n")], 2)
    default:
      return ([sign], 2)
    }
  }

  private static func reference(_ rest: ArraySlice<UInt8>) -> ([UInt8], Int)? {
    // No reference that is known here is longer.
    let inside = rest.dropFirst().prefix(10)
    guard let end = inside.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = inside[..<end]
    let length = name.count + 2
    guard name.first == UInt8(ascii: "#") else {
      return names[String(decoding: name, as: UTF8.self)].map { ([$0], length) }
    }
    let digits = name.dropFirst()
    if digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X") {
      let number = hexadecimal(digits.dropFirst(), digits: digits.count - 1)
      return number.flatMap { utf8($0, length) }
    }
    return UInt32(String(decoding: digits, as: UTF8.self)).flatMap { utf8($0, length) }
  }

  /// A number of that many hexadecimal digits, eight at most.
  private static func hexadecimal(_ text: ArraySlice<UInt8>, digits: Int) -> UInt32? {
    guard text.count == digits, (1...8).contains(digits) else { return nil }
    var number: UInt32 = 0
    for byte in text {
      guard let digit = byte.hexadecimal else { return nil }
      number = number << 4 + UInt32(digit)
    }
    return number
  }

  private static func utf8(_ number: UInt32, _ length: Int) -> ([UInt8], Int)? {
    Unicode.Scalar(number).map { (Array(String(Character($0)).utf8), length) }
  }
}
