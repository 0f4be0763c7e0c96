/// How a deletion is known.
public enum How: Sendable, Hashable {
  /// The platform's answer lists the record as deleted: it deleted it for this request.
  case reply
  /// The record was gone when the platform was asked at that time; this request or somebody else's removed it.
  case absent(at: UnixTime)
  /// An operator looked at that time, and said that the record is gone.
  case byHand(at: UnixTime)
}

extension How: Codable {
  private enum Name: String, CodingKey {
    case absent
    case byHand = "by_hand"
  }

  /// Reads `"reply"`, or an object with the one key `absent` or `by_hand` and the time.
  ///
  /// - Parameter decoder: Where to read from.
  /// - Throws: A decoding error for anything else.
  public init(from decoder: any Decoder) throws {
    guard let names = try? decoder.container(keyedBy: Name.self) else {  // No object: a text.
      let container = try decoder.singleValueContainer()
      guard try container.decode(String.self) == "reply" else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "no known way")
      }
      self = .reply
      return
    }
    if let at = try names.decodeIfPresent(UnixTime.self, forKey: .absent) {
      self = .absent(at: at)
    } else {
      self = .byHand(at: try names.decode(UnixTime.self, forKey: .byHand))
    }
  }

  /// Writes what ``init(from:)`` reads.
  ///
  /// - Parameter encoder: Where to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .reply:
      var container = encoder.singleValueContainer()
      try container.encode("reply")
    case .absent(let at):
      var container = encoder.container(keyedBy: Name.self)
      try container.encode(at, forKey: .absent)
    case .byHand(let at):
      var container = encoder.container(keyedBy: Name.self)
      try container.encode(at, forKey: .byHand)
    }
  }
}
