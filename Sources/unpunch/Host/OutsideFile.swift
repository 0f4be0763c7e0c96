import Glibc

/// A file that somebody else has made, opened so that nothing about it is taken for granted.
enum OutsideFile {
  /// A number of the system that says what went wrong.
  struct Fault: Error, Equatable {
    let number: Int32
  }

  /// What there is at a path.
  enum Presence: Equatable {
    /// Something that can be reached.
    case there
    /// Nothing, and nothing stands in the way to it.
    case absent
    /// A link, at this path, that leads nowhere.
    case danglingLink(String)
    /// Nobody can say: the system refuses to look.
    case unreachable(Fault)
  }

  /// Tells what is not there from what cannot be reached: both look alike to whoever only asks whether a file exists.
  static func presence(_ path: String) -> Presence {
    var status = stat()
    if stat(path, &status) == 0 { return .there }
    guard errno == ENOENT else { return .unreachable(Fault(number: errno)) }
    var part = Array(path.utf8)
    while true {
      let name = String(decoding: part, as: UTF8.self)
      if lstat(name, &status) == 0 {
        let isLink = status.st_mode & S_IFMT == S_IFLNK
        return isLink && stat(name, &status) != 0 ? .danglingLink(name) : .absent
      }
      guard errno == ENOENT else { return .unreachable(Fault(number: errno)) }
      // Up to the directory that is there.
      while part.last == UInt8(ascii: "/") { part.removeLast() }
      guard let slash = part.lastIndex(of: UInt8(ascii: "/")) else { return .absent }
      part.removeSubrange((slash == 0 ? 1 : slash)...)
    }
  }

  /// Whether two paths lead to one file.
  static func isSame(_ path: String, _ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    guard stat(path, &one) == 0, stat(other, &two) == 0 else { return false }
    return one.st_dev == two.st_dev && one.st_ino == two.st_ino
  }

  /// What is known of a file, and its bytes where it is a regular one: where there are more than the limit, one more.
  ///
  /// It waits for nobody, also where it is a pipe.
  static func read(
    _ path: String, followsLink: Bool, limit: Int
  ) throws(Fault) -> (status: stat, bytes: [UInt8]) {
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followsLink ? 0 : O_NOFOLLOW)
    let descriptor = open(path, flags)
    guard descriptor >= 0 else { throw Fault(number: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Fault(number: errno) }
    var bytes: [UInt8] = []
    guard status.st_mode & S_IFMT == S_IFREG else { return (status, bytes) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let wanted = min(piece.count, limit + 1 - bytes.count)
      let count = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, wanted) }
      if count == 0 { break }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw Fault(number: errno)
      }
      bytes += piece[..<count]
    }
    return (status, bytes)
  }
}

extension String {
  /// Whether a byte below space, or one of the characters that end lines or drive terminals, is in it.
  var hasControls: Bool { unicodeScalars.contains(where: \.isControl) }

  /// Whether something is in it that has no look of its own: in a name or a path it is a mistake that nobody sees.
  var hasInvisibles: Bool {
    unicodeScalars.contains { $0.isControl || $0.properties.generalCategory == .format }
  }
}

extension Unicode.Scalar {
  /// Whether it drives a terminal or ends a line.
  var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter.
  var isLetter: Bool {
    switch self {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default: false
    }
  }

  /// Whether it is an ASCII letter, a digit, or one of some other signs.
  func isOfWord(_ others: StaticString = "") -> Bool {
    isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || others.withUTF8Buffer { $0.contains(self) }
  }
}
