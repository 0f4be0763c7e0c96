public import Attendance
import Foundation

/// The address that all calls begin with: `https` and a host, or `http` where the host is this machine.
///
/// Over plain `http` the app secret would cross the network readable, so nothing but a loopback host is taken.
public struct BaseURL: Sendable, Hashable, CustomStringConvertible {
  /// The address without a slash at its end.
  public let description: String
  /// The host, without the brackets of an IPv6 address.
  public let host: String
  /// Whether the host is this machine.
  public let isLoopback: Bool

  /// Takes the platform's own address.
  ///
  /// - Parameter platform: One of the two brands.
  public init(_ platform: Platform) {
    description = platform.baseURL
    host = String(platform.baseURL.dropFirst("https://".count))
    isLoopback = false
  }

  /// Reads an address.
  ///
  /// - Parameter text: An address such as `https://open.feishu.cn` or `http://127.0.0.1:8787`.
  /// - Throws: ``BaseURLError`` where it is no address of a host alone, or not a safe one.
  public init(_ text: String) throws(BaseURLError) {
    // Looked for first: the other errors quote the text.
    guard !text.mayHoldLogin else { throw .holdsCredentials }
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      let bracketed = parts.host?.lowercased(), bracketed.isPlainHost
    else { throw .notAnAddress(text) }
    guard parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.fragment == nil else {
      throw .moreThanAHost(text)
    }
    if let port = parts.port, !(1...65_535).contains(port) { throw .notAnAddress(text) }
    let host = bracketed.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    let isLoopback = Self.isLoopback(host)
    guard scheme == "https" || scheme == "http" && isLoopback else {
      throw scheme == "http" ? .unencrypted(host) : .notAnAddress(text)
    }
    let shown = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    self.host = host
    self.isLoopback = isLoopback
    description = "\(scheme)://\(shown)" + (parts.port.map { ":\($0)" } ?? "")
  }

  /// Tells whether a host is this machine: `localhost`, `::1`, or an address in 127.0.0.0/8.
  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
  }
}

extension String {
  /// Whether a name or a password may stand in an address: whether there is an @, a wide one, or one in percent signs.
  package var mayHoldLogin: Bool {
    ["@", "＠", "﹫", "%40"].contains { utf8.contains(Array($0.utf8)) }
  }

  /// Whether it can be a host as it stands: letters, digits, dots, hyphens, and the brackets and colons of IPv6.
  package var isPlainHost: Bool {
    !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: ".-_[]:".utf8.contains(byte)
        }
      }
  }
}

/// Why a text is no address that calls may begin with.
public enum BaseURLError: Error, Sendable, Hashable, CustomStringConvertible {
  /// It is no `http` or `https` address with a host.
  case notAnAddress(String)
  /// It is `http`, and the host is not this machine.
  case unencrypted(String)
  /// It holds a user name or a password.
  case holdsCredentials
  /// It has a path, a query or a fragment.
  case moreThanAHost(String)

  /// A sentence that says what is wrong and what would be right.
  public var description: String {
    switch self {
    case .notAnAddress(let text):
      "“\(text)” is no address. Write one such as https://open.feishu.cn."
    case .unencrypted(let host):
      "http would send the app secret to \(host) readable for everyone between. Write https; "
        + "http is for 127.0.0.1, ::1 and localhost only."
    case .holdsCredentials:
      "The address holds “@”, as before a host where a name or a password stands. Write the host alone."
    case .moreThanAHost(let text):
      "“\(text)” has something behind the host. Write the host alone, such as https://open.feishu.cn."
    }
  }
}
