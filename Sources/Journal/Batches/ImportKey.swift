public import Attendance
import Crypto
import Foundation

extension DeletionIntent {
  /// The key under which a record of this intent is imported again: the same for the record of this app on this host
  /// whoever asks, in whichever batch and in whichever journal, so that the platform takes it once.
  ///
  /// - Returns: A UUID of version 8, made of the three.
  public func importKey(of id: RecordID) -> String {
    let text = ["unpunch", target.host, target.appID, id.rawValue].joined(separator: "\n")
    var bytes = Array(SHA256.hash(data: Data(text.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.hexadecimal.uppercased()
    var groups: [Substring] = []
    var rest = digits[...]
    for count in [8, 4, 4, 4, 12] {
      groups.append(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    return groups.joined(separator: "-")
  }
}
