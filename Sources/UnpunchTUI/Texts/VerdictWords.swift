public import Attendance
public import Foundation
import UnpunchKit

extension Verdict {
  /// Says why a record was not deleted, why that is not known, or how else than by the answer it is known.
  ///
  /// - Parameters:
  ///   - language: The language of our own words.
  ///   - platform: The brand, by whose name the platform is called.
  ///   - zone: The zone of the times in it.
  /// - Returns: The platform's own words, unaltered, where it gave any; else ours. Nil where the answer lists the record
  ///   as deleted.
  public func reason(in language: Language, platform: Platform, zone: TimeZone) -> String? {
    func words(_ text: Text) -> String { text.words(in: language, platform: platform) }
    func clock(_ time: UnixTime) -> String { ShownTime(time, in: zone).text }
    return switch self {
    case .deleted(.reply): nil
    case .deleted(.absent(let at)): words(.outcome(.goneWhenAsked(clock(at))))
    case .deleted(.byHand(let at)): words(.outcome(.goneByHand(clock(at))))
    case .notDeleted(let reason): reason.words(in: language, platform: platform, zone: zone)
    case .unknown(let doubt): doubt.words(in: language, platform: platform)
    }
  }
}

extension Reason {
  /// Says why a record was not deleted, or not imported.
  ///
  /// - Parameters:
  ///   - language: The language of our own words.
  ///   - platform: The brand, by whose name the platform is called.
  ///   - zone: The zone of the times in it.
  /// - Returns: The platform's own words, unaltered, where it gave any; else ours.
  public func words(in language: Language, platform: Platform, zone: TimeZone) -> String {
    func words(_ text: Text) -> String { text.words(in: language, platform: platform) }
    func clock(_ time: UnixTime) -> String { ShownTime(time, in: zone).text }
    return switch self {
    case .neverSent(let cause): words(.outcome(.neverSent(cause)))
    case .platform(let text): text
    case .contradictory(let texts):
      words(.outcome(.contradictoryReasons)) + " " + texts.joined(separator: " · ")
    case .notGiven: words(.outcome(.noReasonGiven))
    case .stillThere(let at): words(.outcome(.stillThereWhenAsked(clock(at))))
    case .byHand(let at): words(.outcome(.stillThereByHand(clock(at))))
    case .deletedBy(let batch): words(.outcome(.deletedBy(batch: batch)))
    }
  }

  /// Says what the platform's words mean, where they are known.
  ///
  /// Nil where the words are not known, or not the platform's.
  public var meaning: Bilingual? {
    switch self {
    case .platform(let text): PlatformMessage.meaning(of: text)
    case .neverSent, .contradictory, .notGiven, .stillThere, .byHand, .deletedBy: nil
    }
  }
}

extension Doubt {
  /// Says why it is not known what became of a record.
  ///
  /// - Parameters:
  ///   - language: The language of the sentence.
  ///   - platform: The brand, by whose name the platform is called.
  /// - Returns: A sentence without a period.
  public func words(in language: Language, platform: Platform) -> String {
    Text.outcome(.doubt(self)).words(in: language, platform: platform)
  }
}
