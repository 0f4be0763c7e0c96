/// Why bytes are not one whole JSON value.
public enum JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is nothing, or white space alone.
  case empty
  /// The input ends in the middle of a value.
  case unexpectedEnd
  /// A byte that cannot stand where it stands.
  case unexpectedByte(UInt8, offset: Int)
  /// Something stands behind the value.
  case trailingBytes(offset: Int)
  /// Arrays and objects are nested deeper than ``JSONReader/depthLimit``.
  case tooDeep(offset: Int)
  /// A number that JSON does not allow, such as `01` or `1.`.
  case malformedNumber(offset: Int)
  /// A string that is not UTF-8, holds a raw control character, or half of a surrogate pair.
  case malformedString(offset: Int)
  /// The input begins with a byte order mark.
  case byteOrderMark
  /// There are more values than ``JSONReader/valueLimit``.
  case tooManyValues

  /// A sentence that says what is wrong, and where.
  public var description: String {
    switch self {
    case .empty: "The JSON text is empty."
    case .unexpectedEnd: "The JSON text ends in the middle of a value."
    case .unexpectedByte(let byte, let offset):
      "The JSON text has an unexpected byte 0x\(String(byte, radix: 16)) at offset \(offset)."
    case .trailingBytes(let offset): "Something stands behind the JSON value, at offset \(offset)."
    case .tooDeep(let offset):
      "The JSON text is nested deeper than \(JSONReader.depthLimit) levels, at offset \(offset)."
    case .malformedNumber(let offset): "The JSON text has a malformed number at offset \(offset)."
    case .malformedString(let offset): "The JSON text has a malformed string at offset \(offset)."
    case .byteOrderMark: "The JSON text begins with a byte order mark."
    case .tooManyValues: "The JSON text has more than \(JSONReader.valueLimit) values."
    }
  }
}
