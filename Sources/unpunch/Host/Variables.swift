@preconcurrency import Glibc

/// The environment of the process, taken apart by bytes.
///
/// Foundation splits its entries by characters, and so does not see a variable whose value begins with a combining
/// mark: `=` and the mark are one character then. The C library sees it.
struct Variables: Sendable, Equatable {
  /// What is set to a text, by name; of a name that stands there twice, the first, as for the C library.
  private(set) var values: [String: String] = [:]
  /// The names of those whose value is no UTF-8, or that stand there twice with different values.
  private(set) var broken: Set<String> = []

  /// What is set now.
  static var current: Variables {
    var entries: [[UInt8]] = []
    var next = environ
    while let entry = next.pointee {
      entries.append(
        entry.withMemoryRebound(to: UInt8.self, capacity: strlen(entry)) {
          Array(UnsafeBufferPointer(start: $0, count: strlen(entry)))
        })
      next += 1
    }
    return Variables(entries: entries)
  }

  /// Takes entries apart; what has no name, or one that no shell could set, is left out.
  init(entries: [[UInt8]]) {
    var taken: [String: [UInt8]] = [:]
    for entry in entries {
      guard let sign = entry.firstIndex(of: UInt8(ascii: "=")), sign > 0,
        entry[..<sign].allSatisfy({ $0.isOfWord("_") })
      else { continue }
      let name = String(decoding: entry[..<sign], as: UTF8.self)
      let bytes = Array(entry[(sign + 1)...])
      if let first = taken[name] {
        if first != bytes { broken.insert(name) }
        continue
      }
      taken[name] = bytes
      if let value = String(validating: bytes, as: UTF8.self) {
        values[name] = value
      } else {
        broken.insert(name)
      }
    }
  }

  /// The value of one variable of the process as the C library finds it; nil where there is none, or no text.
  static func value(of name: String) -> String? {
    guard let bytes = getenv(name) else { return nil }
    return String(validatingCString: bytes)
  }
}
