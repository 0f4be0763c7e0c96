import Crypto
import Foundation

/// A public key that sshd has let somebody in by.
struct SSHKey: Equatable {
  /// The fingerprint as ssh prints it: `SHA256:` and the hash in base 64, without padding.
  let fingerprint: String

  /// The marks of certificates in the names of key types.
  private static let certificate = "-cert-v01@openssh.com"

  /// Reads the first public key of the file that sshd's `ExposeAuthInfo` writes.
  ///
  /// Each line is one method; that of a key is `publickey`, the type and the key in base 64.
  /// OpenSSH: <https://man.openbsd.org/sshd_config#ExposeAuthInfo> (read 2026-11-24).
  ///
  /// - Parameter text: The file's text; nil where no line names a key.
  init?(authenticationInfo text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ")
      if words.count >= 3, words[0] == "publickey",
        let blob = Data(base64Encoded: String(words[2])), let key = Self(blob: blob)
      {
        self = key
        return
      }
    }
    return nil
  }

  /// Takes a key as it goes over the wire, RFC 4253, section 6.6; of a certificate the key in it counts.
  private init?(blob: Data) {
    guard let fields = Self.fields(blob), let type = fields.first else { return nil }
    var key = blob
    let name = String(decoding: type, as: UTF8.self)
    if name.hasSuffix(Self.certificate) {
      // Type, nonce, the fields of the key, and then what the authority says.
      guard let plain = Self.plain(name), fields.count >= 2 + plain.fields else { return nil }
      key = ([Data(plain.name.utf8)] + fields[2..<2 + plain.fields])
        .reduce(into: Data()) { $0 += Self.length($1) + $1 }
    }
    fingerprint =
      "SHA256:"
      + Data(SHA256.hash(data: key)).base64EncodedString().replacing("=", with: "")
  }

  /// The type of the key in a certificate, and how many fields that key has.
  private static func plain(_ name: String) -> (name: String, fields: Int)? {
    let base = String(name.dropLast(certificate.count))
    return switch base {
    case "ssh-ed25519": (base, 1)
    case "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521": (base, 2)
    case "sk-ssh-ed25519": (base + "@openssh.com", 2)
    case "sk-ecdsa-sha2-nistp256": (base + "@openssh.com", 3)
    default: nil
    }
  }

  /// The leading fields, each with its length before it; nil where there is none.
  private static func fields(_ blob: Data) -> [Data]? {
    var fields: [Data] = []
    var rest = blob
    while rest.count >= 4, fields.count < 6 {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      guard rest.count >= 4 + length else { break }
      fields.append(Data(rest.dropFirst(4).prefix(length)))
      rest = rest.dropFirst(4 + length)
    }
    return fields.isEmpty ? nil : fields
  }

  private static func length(_ field: Data) -> Data {
    withUnsafeBytes(of: UInt32(field.count).bigEndian) { Data($0) }
  }
}
