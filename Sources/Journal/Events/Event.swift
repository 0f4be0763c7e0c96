import Crypto
import Foundation

/// One row of the journal, and the bytes that its hash is made of.
///
/// `entry = SHA-256(previous ‖ sequence ‖ header fields ‖ payload digest)`, where
///
/// - `previous` is the 32 bytes of the entry before, or 32 zero bytes for sequence 1;
/// - `sequence` is 8 bytes, the most significant first;
/// - the header fields are, in this order: kind, batch, utc_ms, monotonic_ns, operator, uid, ssh_client, host, version,
///   header. Each is its length in bytes, as 8 bytes with the most significant first, and then the bytes: text in
///   UTF-8, integers in decimal digits. A field that is NULL is 8 bytes of 0xFF and nothing else;
/// - `payload digest = SHA-256(nonce ‖ payload)`, 32 bytes; for an event that never had a payload both are empty.
///
/// The personal data is in the payload alone. A purge makes payload and nonce NULL and leaves the digest, so the chain
/// stays whole, and the nonce, 32 random bytes, keeps anybody from guessing the payload from its digest.
struct Event: Sendable {
  /// The position in the journal, from 1, without gaps.
  let sequence: Int64
  let kind: EventKind
  let batch: Int
  let instant: JournalInstant
  let context: JournalContext
  /// JSON text without personal data, of the form that the kind has.
  let header: String
  /// JSON text with personal data; nil where there is none, or none any more.
  let payload: Data?
  /// What keeps the payload from being guessed; nil where there is no payload.
  let nonce: Data?
  let payloadDigest: Data
  let entry: Data

  /// The entry that stands before the first event.
  static let genesis = Data(count: SHA256.byteCount)

  /// The hash of an event, as the documentation of the type says.
  static func entry(
    after previous: Data, sequence: Int64, fields: [Data?], payloadDigest digest: Data
  ) -> Data {
    var hash = SHA256()
    hash.update(data: previous)
    hash.update(data: bytes(UInt64(bitPattern: sequence)))
    for field in fields {
      hash.update(data: bytes(field.map { UInt64($0.count) } ?? .max))
      hash.update(data: field ?? Data())
    }
    hash.update(data: digest)
    return Data(hash.finalize())
  }

  /// The digest of a payload; of nothing where there is none.
  static func digest(nonce: Data?, payload: Data?) -> Data {
    Data(SHA256.hash(data: (nonce ?? Data()) + (payload ?? Data())))
  }

  private static func bytes(_ number: UInt64) -> Data {
    withUnsafeBytes(of: number.bigEndian) { Data($0) }
  }

  private static func makeNonce() -> Data {
    SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
  }
}

extension Event {
  /// Makes the event that follows another.
  init(
    after previous: (sequence: Int64, entry: Data)?, kind: EventKind, batch: Int,
    instant: JournalInstant, context: JournalContext, header: String, payload: Data?
  ) {
    let nonce = payload.map { _ in Self.makeNonce() }
    let digest = Self.digest(nonce: nonce, payload: payload)
    let sequence = (previous?.sequence ?? 0) + 1
    let fields: [String?] = [
      kind.rawValue, String(batch), String(instant.utc.count),
      String(instant.storedMonotonicNanoseconds), context.operatorName, String(context.uid),
      context.sshClient, context.host, context.version, header,
    ]
    self.init(
      sequence: sequence, kind: kind, batch: batch, instant: instant, context: context,
      header: header, payload: payload, nonce: nonce, payloadDigest: digest,
      entry: Self.entry(
        after: previous?.entry ?? Self.genesis, sequence: sequence,
        fields: fields.map { $0.map { Data($0.utf8) } }, payloadDigest: digest))
  }
}

extension JournalInstant {
  /// The monotonic clock as SQLite holds it, in 63 bits: enough for 292 years without a restart.
  var storedMonotonicNanoseconds: Int64 { Int64(clamping: monotonicNanoseconds) }
}

/// What an event of the journal says; the raw values stand in the file.
enum EventKind: String, Sendable, CaseIterable {
  /// An operator has confirmed a batch.
  case intent
  /// The batch is about to be sent.
  case attempt
  /// What came of it.
  case outcome
  /// What became known afterwards of some of its records.
  case resolution
  /// An operator has confirmed that deleted records are imported again.
  case undoIntent = "undo_intent"
  /// The import of one record is about to be sent.
  case undoAttempt = "undo_attempt"
  /// What came of the import of one record, or became known of it afterwards.
  case undoOutcome = "undo_outcome"
  /// Copies of records were dropped since their time was over, or the oldest events as a whole.
  case purged

  /// Whether the event tells what came of something that was sent, so that it must not be lost.
  var isFinding: Bool {
    switch self {
    case .outcome, .resolution, .undoOutcome: true
    case .intent, .attempt, .undoIntent, .undoAttempt, .purged: false
    }
  }
}
