import Attendance
import FeishuAttendance
import Journal
import UnpunchKit

/// Says on standard error what a run tells while it goes on.
struct RunTeller: Sendable {
  private let settings: Settings
  private let line: ProgressLine

  init(_ settings: Settings) {
    self.settings = settings
    line = ProgressLine(settings)
  }

  /// Says what a run tells.
  func tell(_ news: RunNews) {
    switch news {
    case .journalAwaited:
      StandardError.write(
        JournalText.waiting(settings.stateDirectory).words(in: settings.language))
    case .journalOpened(let problem, let emergencies):
      let notices = Self.notices(problem, emergencies, settings.language)
      if !notices.isEmpty { StandardError.write(notices.joined(separator: "\n")) }
    case .step(let step): line.show(step)
    case .stepsEnded: line.clear()
    case .settledFirst(let settled):
      let changed = settled.results.filter { !$0.changes.isEmpty }.map {
        words(.settledFirst($0.batch.number, $0.batch.tally))
      }
      line.say(settled.sentences(settings, besides: changed))
    case .finishing: line.say([ProgressText.finishing.words(in: settings.language)])
    case .doubtfulLeft(let count): line.say([words(.undoDoubtfulLeft(count))])
    case .retirement(let news, let time):
      let lines = PurgeOutput(settings: settings, now: time).lines(news)
      StandardError.write(lines.joined(separator: "\n"))
    }
  }

  /// What is said of a journal that was opened.
  static func notices(
    _ problem: JournalError?, _ emergencies: EmergencyIntake, _ language: Language
  ) -> [String] {
    var notices: [String] = []
    if case .cannotWrite(let fault) = problem {
      notices.append(
        JournalText.readOnly(fault.words(in: language), cure: fault.cure(in: language))
          .words(in: language))
    }
    if !emergencies.batches.isEmpty {
      notices.append(JournalText.takenIn(emergencies.batches).words(in: language))
    }
    return notices + emergencies.errors.map { $0.sentence(in: language) }
  }

  private func words(_ text: BatchText) -> String { text.words(in: settings.language) }
}

extension OpenBatches.Settled {
  /// What is said of batches of which something is not known: those in flight, then what else there is to say, then
  /// those that stay open and why.
  func sentences(_ settings: Settings, besides: [String] = []) -> [String] {
    var sentences = inFlight.map {
      JournalError.inFlight(batch: $0.batch, pid: $0.pid).sentence(in: settings.language)
    }
    sentences += besides
    sentences += unknown.map { BatchText.stillUnknown($0.number).said(in: settings.language) }
    if !unknown.isEmpty, let failure {
      sentences.append(failure.sentence(in: settings.language, platform: settings.platform))
    }
    return sentences
  }
}
