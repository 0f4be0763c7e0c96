public import Attendance
import Foundation
import NIOSSL

/// The authorities that are trusted instead of the system's, out of a file that was read and understood as a whole.
public struct Authorities: Sendable {
  /// The largest file that is read; that of all the public authorities has a quarter of a mebibyte.
  private static let sizeLimit = 4 << 20

  /// The certificates, at least one.
  let certificates: [NIOSSLCertificate]

  /// Reads a file of certificates in PEM.
  ///
  /// - Parameter path: The file's path.
  /// - Throws: ``AuthoritiesError`` where it cannot be read, or is anything but whole certificates in PEM.
  public init(pemFile path: String) throws(AuthoritiesError) {
    try self.init(pem: try Self.bytes(of: path))
  }

  /// Reads certificates in PEM.
  ///
  /// - Parameter bytes: The text of a file.
  /// - Throws: ``AuthoritiesError`` where it is anything but whole certificates in PEM.
  public init(pem bytes: [UInt8]) throws(AuthoritiesError) {
    guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
    // A tag of ASN.1, which no text begins with.
    if bytes.first == 0x30, bytes.count > 1, bytes[1] & 0x80 != 0 { throw .der }
    let begun = Self.count("-----BEGIN ", in: bytes)
    guard begun > 0 else { throw .noCertificates }
    guard begun == Self.count("-----END ", in: bytes) else { throw .cut }
    let announced = ["CERTIFICATE", "TRUSTED CERTIFICATE", "X509 CERTIFICATE"].reduce(0) {
      $0 + Self.count("-----BEGIN \($1)-----", in: bytes)
    }
    guard announced > 0 else { throw .noCertificates }
    do {
      certificates = try NIOSSLCertificate.fromPEMBytes(bytes)
    } catch {
      throw .cut
    }
    guard certificates.count == announced else { throw .cut }
  }

  private static func bytes(of path: String) throws(AuthoritiesError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(number: errno) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(number: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw .unreadable(number: EISDIR) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .noFile }
    guard status.st_size <= sizeLimit else { throw .tooLarge }
    do {
      return Array(try handle.read(upToCount: sizeLimit) ?? Data())
    } catch {
      throw .unreadable(number: EIO)
    }
  }

  private static func count(_ word: String, in bytes: [UInt8]) -> Int {
    bytes.ranges(of: Array(word.utf8)).count
  }
}

/// Why a file of trusted authorities is not taken.
public enum AuthoritiesError: Error, Sendable, Hashable {
  /// The system does not give it; the number is that of `errno`.
  case unreadable(number: Int32)
  /// It is no regular file.
  case noFile
  /// It is larger than any list of authorities.
  case tooLarge
  /// It is empty.
  case empty
  /// It is a certificate in DER.
  case der
  /// It holds no certificate in PEM.
  case noCertificates
  /// A certificate in it is cut or damaged.
  case cut

  /// What is wrong with the file and what to do, after its name; nil for ``unreadable(number:)``, for which the
  /// system has the words.
  ///
  /// Words without the file's name and without a period.
  public var words: Bilingual? {
    switch self {
    case .unreadable: nil
    case .noFile: Bilingual("it is not a regular file", "不是普通文件")
    case .tooLarge: Bilingual("it is larger than 4 MiB", "超过 4 MiB")
    case .empty: Bilingual("it is empty", "文件为空")
    case .der:
      Bilingual(
        "it is in DER; convert it to PEM: openssl x509 -inform der -in FILE -out FILE.pem",
        "文件是 DER 格式；请转换为 PEM：openssl x509 -inform der -in 文件 -out 文件.pem")
    case .noCertificates:
      Bilingual(
        "it holds no certificate in PEM (-----BEGIN CERTIFICATE-----)",
        "其中没有 PEM 证书（-----BEGIN CERTIFICATE-----）")
    case .cut:
      Bilingual(
        "a certificate in it is incomplete or damaged; copy the file again",
        "其中的证书不完整或已损坏；请重新复制该文件")
    }
  }
}
