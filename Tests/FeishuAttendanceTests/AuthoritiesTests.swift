import Attendance
import CustomDump
import Foundation
import Testing

@testable import FeishuAttendance

@Suite("A file of trusted authorities")
struct AuthoritiesTests {
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBhDCCASugAwIBAgIUJXpkABPfoCRCwHM2vfJF9Uai2vcwCgYIKoZIzj0EAwIw
    FzEVMBMGA1UEAwwMdW5wdW5jaC10ZXN0MCAXDTI2MTEzMDA5MTMwN1oYDzIxMjYx
    MTA2MDkxMzA3WjAXMRUwEwYDVQQDDAx1bnB1bmNoLXRlc3QwWTATBgcqhkjOPQIB
    BggqhkjOPQMBBwNCAARp0k2DgVfaulVdA4O1uo8HI37MYFNPVbqKZx9UIKSrGr7L
    /9YFd0TpX89sbHZhOkn5H5yRzmsMmZeCP4sB1Qzso1MwUTAdBgNVHQ4EFgQUsR4y
    dT3MDoGnr4AolaRzE1ejdkgwHwYDVR0jBBgwFoAUsR4ydT3MDoGnr4AolaRzE1ej
    dkgwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBiFKz6/ZANADff
    J/XXW/geWJ0vjyMA8gFsswirrLX00gIgFKR+4Pv+iumyllwa1a67Iv8NPGitd+Sy
    ildA8mnslPo=
    -----END CERTIFICATE-----

    """

  static func count(_ text: String) throws(AuthoritiesError) -> Int {
    try Authorities(pem: Array(text.utf8)).certificates.count
  }

  @Test("is taken with one certificate or several, and with words between them")
  func good() throws {
    #expect(try Self.count(Self.certificate) == 1)
    #expect(try Self.count("# ours\n" + Self.certificate + "\n# theirs\n" + Self.certificate) == 2)
    #expect(try Self.count(Self.certificate.replacingOccurrences(of: "\n", with: "\r\n")) == 1)
  }

  @Test("is refused for what is wrong with it, and not found out about when something is sent")
  func bad() throws {
    let body = Self.certificate.split(separator: "\n").dropFirst().dropLast().joined()
    let der = try #require(Data(base64Encoded: body))
    let key = Self.certificate.replacingOccurrences(of: "CERTIFICATE", with: "PRIVATE KEY")
    let cases: [([UInt8], AuthoritiesError)] = [
      ([], .empty), (Array("\n \r\n".utf8), .empty), (Array(der), .der),
      (Array("not a certificate".utf8), .noCertificates), (Array(key.utf8), .noCertificates),
      (Array("0 certificates".utf8), .noCertificates),
    ]
    for (bytes, error) in cases {
      #expect(throws: error) { try Authorities(pem: bytes) }
    }
    // Cut anywhere behind its first line, alone or as the second of two.
    let text = Array(Self.certificate.utf8)
    for end in stride(from: 30, to: text.count - 10, by: 7) {
      #expect(throws: AuthoritiesError.cut) { try Authorities(pem: Array(text[..<end])) }
      #expect(throws: AuthoritiesError.cut) { try Authorities(pem: text + Array(text[..<end])) }
    }
    let damaged = Self.certificate.replacingOccurrences(of: "MIIBhDCC", with: "MIIBiDCC")
    #expect(throws: AuthoritiesError.cut) { try Self.count(damaged) }
  }

  @Test("that cannot be read says why, and a directory or a device is none")
  func unreadable() {
    #expect(throws: AuthoritiesError.unreadable(number: ENOENT)) {
      try Authorities(pemFile: "/nonexistent/authorities.pem")
    }
    #expect(throws: AuthoritiesError.unreadable(number: EISDIR)) { try Authorities(pemFile: "/") }
    #expect(throws: AuthoritiesError.noFile) { try Authorities(pemFile: "/dev/zero") }
  }

  @Test("has words for each mistake in both languages, without a word of the library")
  func words() {
    let errors: [AuthoritiesError] = [.noFile, .tooLarge, .empty, .der, .noCertificates, .cut]
    for error in errors {
      for language in Language.allCases {
        let words = error.words?(in: language) ?? ""
        #expect(!words.isEmpty && !words.contains("NIO") && !words.contains("Error"))
      }
    }
    #expect(AuthoritiesError.unreadable(number: ENOENT).words?(in: .english) == nil)
  }
}
