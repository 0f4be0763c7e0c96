extension SandboxState {
  /// Answers `user_flows/batch_del`: 1 to 10 ids, each of which is deleted or refused by itself.
  mutating func deleteFlows(_ request: SandboxRequest) throws(Refusal) -> [JSON.Member] {
    guard let ids = try Body(request.body).strings("record_ids") else {
      throw violation("record_ids", "record_ids is required")
    }
    guard !ids.isEmpty else { throw violation("record_ids", "the min len is 1") }
    guard ids.count <= 10 else { throw violation("record_ids", "the max len is 10") }
    var deletion = SandboxDeletion(asked: ids, deleted: [], refused: [:])
    var failed: [String] = []
    var seen: Set<String> = []
    for id in ids where seen.insert(id).inserted || variants.repeatedID == .secondFails {
      if let reason = delete(id) {
        deletion.refused[id] = reason
        failed.append(id)
      } else {
        deletion.deleted.append(id)
      }
    }
    log.append(deletion)
    if deletion.deleted.isEmpty, variants.refusesWhenNothingDeleted { throw .invalid() }
    return answer(deletion, failed: failed)
  }

  /// Deletes one record, or says why not.
  private mutating func delete(_ id: String) -> String? {
    guard var flow = flows[id] else { return "rule does not exist" }
    guard !variants.outOfRange.contains(flow.person) else { return "auth no permission" }
    switch flow.fate {
    case .deletable:
      flows.remove(id)
      return nil
    case .notImported:
      return "auth no permission"
    case .sealed:
      return "the attendance result has been sealed and can not modify"
    case .contended:
      flow.fate = .deletable
      flows.put(flow)
      return "no row affected"
    case .takenByAnother:
      flows.remove(id)
      return "rule does not exist"
    }
  }

  /// Tells what happened, faithfully or as the variants want it.
  private func answer(_ deletion: SandboxDeletion, failed: [String]) -> [JSON.Member] {
    var reasons = failed.map { JSON.Member($0, .string(deletion.refused[$0] ?? "")) }
    var succeeded = deletion.deleted
    var failed = failed
    var message: String?
    switch variants.deletionAnswer {
    case .faithful: break
    case .successDespiteRefusals: message = successMessage
    case .foreignIDInMessage(let id): reasons.append(JSON.Member(id, .string("param invalid")))
    case .foreignIDInList(let id): succeeded.append(id)
    case .messageIsNotJSON: message = "some records can not be deleted"
    case .deletedInBothLists: failed += succeeded
    case .deletedInNeitherList: succeeded = []
    case .noData: return [JSON.Member("msg", .string(successMessage))]
    case .reason(let text): reasons = reasons.map { JSON.Member($0.name, .string(text)) }
    }
    message = message ?? (reasons.isEmpty ? successMessage : JSON.object(reasons).text)
    let failList = list(
      "fail_record_ids", failed.map(JSON.string), empty: variants.emptyFailList)
    return [
      JSON.Member("msg", .string(message ?? "")),
      JSON.Member(
        "data",
        .object([JSON.Member("success_record_ids", .strings(succeeded))] + failList)),
    ]
  }

  private var successMessage: String {
    variants.hasBlankSuccessMessage ? "" : "success"
  }
}
