import Attendance
import FeishuAttendance
import Foundation
import Journal
import UnpunchKit
import UnpunchTUI

/// Carries out the effects of the screens by the work of the kit.
struct EffectPerformer: Sendable {
  private let finder: Finder
  private let deletion: Deletion
  private let settings: Settings

  init(settings: Settings, service: AttendanceService, journal: Journal) {
    self.settings = settings
    finder = Finder(service: service, zone: settings.zone)
    deletion = Deletion(
      service: service, journal: journal,
      target: .init(
        host: settings.baseURL.host, appID: settings.appID ?? "", tenantName: settings.tenantName))
  }

  /// Does one thing, and posts what comes of it.
  func perform(_ effect: Effect, _ post: @escaping @Sendable (Action) -> Void) async {
    switch effect {
    case .find(let query, let generation):
      let finding = await finder.find(query) { done, total in
        post(.findProgressed(done: done, of: total, generation))
      }
      post(.findFinished(finding, generation))
    case .arrange(let arrangement, let generation):
      let language = settings.language
      let rows = await RecordArrangement(
        store: arrangement.list.store, names: arrangement.list.names, zone: settings.zone,
        sourceName: { $0.name(in: language) }
      ).arranged(
        arrangement.filter, arrangement.order, anchor: arrangement.anchor,
        selected: arrangement.selected, span: arrangement.list.query.span)
      post(.arranged(rows, generation))
    case .readEmployees(let path, let generation):
      post(.employeesRead(Self.read(path), generation))
    case .reread(let plan, let generation):
      post(.rereadFinished(await deletion.reread(plan), generation))
    case .delete(let plan, let reason, let generation):
      let result = await deletion.delete(plan, reason: reason) { progress in
        post(.deletionProgressed(progress, generation))
      }
      post(.deletionFinished(result, generation))
    case .wait, .cancel, .discardTypedAhead, .redraw, .suspend, .quit:
      preconditionFailure("The loop carries these out itself.")
    }
  }

  private static func read(_ path: String) -> Result<String, FileProblem> {
    let expanded = NSString(string: path).expandingTildeInPath
    do throws(CommandFailure) {
      return .success(try InputFile.read(expanded))
    } catch {
      return .failure(FileProblem(path: path, reason: error.sentence))
    }
  }
}
