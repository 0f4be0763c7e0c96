/// What a check of a journal found.
///
/// A change inside of the chain is seen. A cut tail, or a chain that its owner has computed anew, is seen only where
/// ``last`` and ``head`` are compared with the newest line of the system's log.
public struct JournalVerification: Sendable, Hashable {
  /// How many events there are.
  public package(set) var events = 0
  /// The position of the first event; nil where there is none.
  public package(set) var first: Int64?
  /// The position of the last event; nil where there is none.
  public package(set) var last: Int64?
  /// The hash of the last event in hexadecimal digits; nil where there is none.
  public package(set) var head: String?
  /// What is wrong.
  public package(set) var faults: [JournalFault] = []

  init() {}

  /// Whether nothing is wrong.
  public var isWhole: Bool { faults.isEmpty }
}
