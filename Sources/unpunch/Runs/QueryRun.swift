import FeishuAttendance
import Foundation
import UnpunchKit

/// One run of `unpunch query`.
struct QueryRun {
  let configuration: FeishuConfiguration
  let zone: TimeZone

  /// Finds the records.
  func run(_ query: FlowQuery, _ tell: @escaping TellRun) async -> SearchResult {
    let client = FeishuClient(configuration, observing: CallWait.observe)
    let finder = Finder(service: AttendanceService(client), zone: zone)
    let result = await CallWait.$tell.withValue({ tell(.step(.held($0))) }) {
      await finder.find(query)
    }
    tell(.stepsEnded)
    await client.close()
    return result
  }
}
