import Crypto
import Foundation

/// A public key that sshd has let somebody in by.
struct SSHKey: Equatable {
  /// The fingerprint as ssh prints it: `SHA256:` and the hash in base 64, without padding.
  let fingerprint: String

  /// The marks of certificates in the names of key types.
  private static let certificate = Array("-cert-v01@openssh.com".utf8)

  /// Reads the first public key of the file that sshd's `ExposeAuthInfo` writes.
  ///
  /// Each line is one method; that of a key is `publickey`, the type and the key in base 64.
  /// OpenSSH: <https://man.openbsd.org/sshd_config#ExposeAuthInfo> (read 2026-11-24).
  init?(authenticationInfo bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "))
      if words.count >= 3, words[0].elementsEqual("publickey".utf8),
        let blob = Data(base64Encoded: Data(words[2])), let key = Self(blob: blob)
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
    if type.suffix(Self.certificate.count).elementsEqual(Self.certificate) {
      // Type, nonce, the fields of the key, and then what the authority says.
      guard let plain = Self.plain(type), fields.count >= 2 + plain.fields else { return nil }
      key = ([Data(plain.name.utf8)] + fields[2..<2 + plain.fields])
        .reduce(into: Data()) { $0 += Self.length($1) + $1 }
    }
    fingerprint =
      "SHA256:"
      + String(
        decoding: Data(SHA256.hash(data: key)).base64EncodedData().filter {
          $0 != UInt8(ascii: "=")
        }, as: UTF8.self)
  }

  /// The type of the key in a certificate, and how many fields that key has.
  private static func plain(_ type: Data) -> (name: String, fields: Int)? {
    let base = String(decoding: type.dropLast(certificate.count), as: UTF8.self)
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
