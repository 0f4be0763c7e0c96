import Attendance
import FeishuAttendance
public import Terminal

/// The screen of a first start: what is missing, one step after the other, until it can be written.
public struct SetupState: Sendable {
  typealias Step = SetupStep

  /// What is under way at the last step.
  enum Task: Sendable, Equatable {
    case checking(Generation)
    case writing(Generation)

    var generation: Generation {
      switch self {
      case .checking(let generation), .writing(let generation): generation
      }
    }
  }

  /// What stays the same; of the platform and the app nothing is known yet.
  let context: AppContext
  /// Where the files will lie.
  let paths: SetupPaths
  /// The address that the start was given; nil if it is the platform's own.
  let address: String?
  /// The size of the terminal.
  public internal(set) var size: Size
  var step = Step.platform
  var platform: Platform
  var appID = TextField()
  var secret = TextField()
  var tenant = TextField()
  /// What is under way.
  var work: Task?
  /// What is to be said until the next key.
  var notice: Text?
  /// Whether the platform could not be asked, so that it may be written unchecked.
  var mayWriteUnchecked = false
  var help: HelpDialog?
  var generation = Generation()
  /// Whether a key came in one piece with the one before it; no answer is dangerous here.
  public var cameTogether = false

  /// Makes the state of a first start; an address is one that was given instead of the platform's own.
  public init(_ context: AppContext, paths: SetupPaths, address: String? = nil, size: Size) {
    self.context = context
    self.paths = paths
    self.address = address
    self.size = size
    platform = context.platform
  }

  /// What is wrong with the answer to a step; nil if it is right.
  func problem(of step: Step) -> SetupText? {
    switch step {
    case .platform, .tenant, .review: nil
    case .appID:
      Self.trimmed(appID).isEmpty
        ? .appIDEmpty : Self.isAppID(Self.trimmed(appID)) ? nil : .appIDWrong
    case .secret:
      Self.trimmed(secret).isEmpty
        ? .secretEmpty
        : Self.isSecret(Self.trimmed(secret)) ? nil : .secretWrong
    }
  }

  var answers: SetupAnswers {
    let name = Self.trimmed(tenant)
    return SetupAnswers(
      platform: platform, appID: Self.trimmed(appID), secret: Secret(Self.trimmed(secret)),
      tenantName: name.isEmpty ? nil : name, address: address)
  }

  /// Changes the text field of the step, if it has one; if the field refuses, says why.
  mutating func edit(_ change: (inout TextField) -> FieldRefusal?) {
    let refusal: FieldRefusal? =
      switch step {
      case .appID: change(&appID)
      case .secret: change(&secret)
      case .tenant: change(&tenant)
      case .platform, .review: nil
      }
    if let refusal { notice = .fieldRefuses(refusal) }
  }

  static func trimmed(_ field: TextField) -> String {
    let text = field.text.drop { $0 == " " }
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  private static func isAppID(_ text: String) -> Bool {
    text.hasPrefix("cli_") && text.count > 8 && text.count <= 64
      && text.dropFirst(4).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func isSecret(_ text: String) -> Bool {
    text.utf8.count <= 512 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}

/// What the keys of a setup do, apart from typing.
enum SetupCommand: Sendable, Hashable {
  case next
  case previous
  case left
  case right
  case write
  case help
  case leave

  static let bindings: [KeyBinding<SetupCommand>] = [
    KeyBinding([.enter, .tab], .next, .setup(.helpNext), hint: .setup(.hintNext)),
    KeyBinding([.backTab], .previous, .setup(.helpPrevious), hint: .setup(.hintPrevious)),
    KeyBinding([.left, .up], .left, .setup(.helpChoose)),
    KeyBinding([.right, .down, .character(" ")], .right, .setup(.helpChoose)),
    KeyBinding([.function(2)], .write, .setup(.helpWrite)),
    KeyBinding([.function(1), .character("?")], .help, .key(.helpHelp), hint: .key(.hintHelp)),
    KeyBinding([.escape], .leave, .setup(.helpLeave), hint: .setup(.hintLeave)),
  ]
}
