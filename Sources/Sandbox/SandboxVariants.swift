/// Switches for what the platform's documentation leaves open, for what it says twice in different
/// ways, and for answers that a client must survive.
///
/// The defaults are what the documentation says, or what others observed.
public struct SandboxVariants: Sendable, Equatable {
  /// How a list without elements is written.
  public enum EmptyList: Sendable, Equatable {
    /// As `[]`.
    case array
    /// As `null`.
    case null
    /// Not at all: the key is missing.
    case absent
  }

  /// What `GET user_flows/:id` answers for an id that it does not know.
  public enum UnknownFlow: Sendable, Equatable {
    /// 1220600, "rule does not exist".
    case ruleDoesNotExist
    /// 1220001, "param is invalid".
    case invalidParameter
    /// Code 0 with an empty `data`.
    case emptyData
  }

  /// What `batch_del` does with an id that one request holds twice.
  public enum RepeatedID: Sendable, Equatable {
    /// The second one is passed over.
    case countedOnce
    /// The second one is not found any more, and stands in the other list.
    case secondFails
  }

  /// How `batch_del` reports what it did.
  public enum DeletionAnswer: Sendable, Equatable {
    /// As documented.
    case faithful
    /// `msg` is "success" although records were refused.
    case successDespiteRefusals
    /// `msg` has a reason for an id that was not asked for.
    case foreignIDInMessage(String)
    /// The list of deleted ids holds one that was not asked for.
    case foreignIDInList(String)
    /// `msg` is plain text.
    case messageIsNotJSON
    /// Each deleted id stands in both lists, as in the documentation's own example.
    case deletedInBothLists
    /// Each deleted id stands in neither list.
    case deletedInNeitherList
    /// There is no `data`.
    case noData
    /// Every reason is this text.
    case reason(String)
  }

  /// How the platform sees the app.
  public enum AppStanding: Sendable, Equatable {
    /// In use.
    case good
    /// Disabled: 99991662.
    case notInUse
    /// Called from an address that its settings do not allow: 99991401.
    case addressDenied
    /// Over the calls of its month: 99991403.
    case quotaExceeded
  }

  /// Whether `batch_del` says "" instead of "success".
  public var hasBlankSuccessMessage = false

  /// How an empty `fail_record_ids` is written.
  public var emptyFailList = EmptyList.array

  /// How an empty `user_flow_results` is written.
  public var emptyResults = EmptyList.array

  /// The status of the rate limit's answer: 429, or 400 as on older calls.
  public var rateLimitStatus = 429

  /// The status of a wrong secret's answer: 200, or 400 as some saw it.
  public var wrongSecretStatus = 200

  /// What `GET user_flows/:id` answers for an id that it does not know.
  public var unknownFlow = UnknownFlow.ruleDoesNotExist

  /// Whether the module, by 1220001, refuses what the gateway would refuse by 99992402.
  public var refusesFieldsInModule = false

  /// Whether `batch_del` answers HTTP 400 and 1220001 if it deleted nothing.
  public var refusesWhenNothingDeleted = false

  /// What `batch_del` does with an id that one request holds twice.
  public var repeatedID = RepeatedID.countedOnce

  /// How `batch_del` reports what it did.
  public var deletionAnswer = DeletionAnswer.faithful

  /// Whether `user_flows/query` leaves `record_id` out.
  public var omitsRecordIDs = false

  /// Whether `batch_create` returns the whole records with their new ids; the documentation's
  /// example does, an observed answer has neither the id nor a `msg`.
  public var tellsCreatedIDs = false

  /// Whether `batch_create` answers HTTP 400 and 1220004 if it imported nothing, as everybody
  /// in it is unknown; else code 0 with an empty list, and `msg` names them.
  public var refusesWhenNothingImported = true

  /// How the platform sees the app.
  public var appStanding = AppStanding.good

  /// The employees, as `employee_id`, outside the app's data range: 1220005.
  public var outOfRange: Set<String> = []

  /// Makes variants that all stand at their defaults.
  public init() {}
}
